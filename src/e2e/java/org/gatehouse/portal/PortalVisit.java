package org.gatehouse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.gatehouse.harness.Chromium;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
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
    page.navigate(server.base() + "/api/auth/signin?callbackUrl=" + target.replace("/", "%2F"));
    fill(user);
    page.waitForURL(server.base() + target);
  }

  /** The sign-in page that is shown. */
  final void fill(String user) {
    page.getByLabel("User name or e-mail").fill(user);
    page.getByLabel("Password").fill("demo-" + user + "-passphrase");
    page.keyboard().press("Enter");
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
