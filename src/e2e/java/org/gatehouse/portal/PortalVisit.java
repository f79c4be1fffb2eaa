package org.gatehouse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Chromium;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A browser test of the portal: one Chromium, one server, a fresh person for each test. */
abstract class PortalVisit {
  private static Chromium chromium;
  static LibertyServer server;
  BrowserContext person;
  Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = Servers.portal();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @BeforeEach
  void open() {
    open(true);
  }

  @AfterEach
  void close() {
    person.close();
  }

  /** A new person, with scripts or without. */
  final void reopen(boolean scripts) {
    person.close();
    open(scripts);
  }

  private void open(boolean scripts) {
    person =
        chromium.person(
            new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(scripts));
    page = person.newPage();
  }

  final void signIn(String user, String target) {
    page.navigate(
        server.base()
            + "/api/auth/signin?callbackUrl="
            + target.replace("/", "%2F").replace("?", "%3F").replace("=", "%3D"));
    fill(user);
    page.waitForURL(server.base() + target);
  }

  /** The sign-in page that is shown. */
  final void fill(String user) {
    page.getByLabel("User name or e-mail").fill(user);
    page.getByLabel("Password").fill("demo-" + user + "-passphrase");
    page.keyboard().press("Enter");
  }

  /** As if the last proof of who it is lay so many seconds back. */
  final void ageProof(long seconds) throws IOException {
    long then = Instant.now().getEpochSecond() - seconds;
    changeClaim("auth_time", Json.createValue(then));
  }

  /** In the cookie that the browser holds. */
  final void changeClaim(String claim, JsonValue value) throws IOException {
    String name = "authjs.session-token";
    String secret = Files.readString(server.directory().resolve("gatehouse-dev-secret")).strip();
    TokenCodec codec = new TokenCodec(Flavour.V5, Secrets.of(new Secret(secret)), Set.of());
    Cookie cookie =
        person.cookies().stream().filter(c -> c.name.equals(name)).findFirst().orElseThrow();
    Claims changed =
        codec.open(cookie.value, name, Instant.now()).claims().orElseThrow().with(claim, value);
    cookie.value = codec.seal(changed, name);
    person.addCookies(List.of(cookie));
  }

  final void press(String button) {
    page.getByRole(AriaRole.BUTTON, named(button)).click();
  }

  final void assertSaid(String text) {
    PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS)).hasText(text);
  }

  /** In the state the page is in now; axe itself is a script. */
  final void assertAccessible(boolean scripts) {
    if (scripts) {
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
  }

  static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
