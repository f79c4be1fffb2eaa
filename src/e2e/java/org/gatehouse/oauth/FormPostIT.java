package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Chromium;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A provider on another site makes the browser post its answer (wire.md 18.25): with TLS, since
 * browsers keep the cookies of such a sign-in only then, and in the browser, since it alone knows
 * which cookies it sends.
 */
class FormPostIT {
  private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final TestProvider PROVIDER = TestProvider.start(Shape.OIDC);
  private static Chromium chromium;
  private static LibertyServer server;
  private static URI site;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    LibertyServer.Builder builder =
        LibertyServer.named("form-post")
            .development()
            .tls()
            .env("AUTH_SECRET", OAuthServer.SECRET)
            .env("AUTH_PROVIDERS", "posting,linking")
            .env("AUTH_POSTING_RESPONSE_MODE", "form_post");
    OAuthServer.oidc(builder, "POSTING", PROVIDER);
    OAuthServer.oidc(builder, "LINKING", PROVIDER);
    server = builder.start();
    site = server.publicBase();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
    PROVIDER.close();
  }

  @BeforeEach
  void open() {
    PROVIDER.startOver(Person.of("pat"));
    context = chromium.person(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true));
    page = context.newPage();
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void a_person_comes_back_signed_in_by_a_form_that_another_site_posts() {
    signIn("posting");

    assertThat(page.content()).contains("Pat pat");
    assertThat(context.cookies())
        .extracting(cookie -> cookie.name)
        .contains("__Secure-authjs.session-token")
        .noneMatch(name -> name.contains(".state.") || name.contains(".form_post."));
  }

  @Test
  void only_the_cookies_of_such_an_attempt_are_sent_across_sites() {
    Http browser = new Http(server.base());
    browser.csrf();

    assertThat(Trip.start(browser, "posting", "/").headers("Set-Cookie"))
        .filteredOn(line -> line.contains("SameSite=None"))
        .hasSize(3)
        .allMatch(line -> line.contains("; HttpOnly; Secure"))
        .allMatch(
            line -> line.matches("__Secure-authjs\\.(state|pkce\\.code_verifier|nonce)\\..*"));
    assertThat(Trip.start(browser, "linking", "/").headers("Set-Cookie"))
        .hasSizeGreaterThan(2)
        .noneMatch(line -> line.contains("SameSite=None"));
  }

  @Test
  void an_account_is_linked_in_the_session_that_the_posted_form_cannot_carry() {
    PROVIDER.person(Person.of("linked"));
    page.navigate(site + "/api/auth/signin?callbackUrl=%2Faccount");
    page.getByLabel("User name or e-mail").fill("customer");
    page.getByLabel("Password").fill("demo-customer-passphrase");
    page.keyboard().press("Enter");
    page.waitForURL(site + "/account");
    page.getByRole(AriaRole.BUTTON)
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("Link.*posting")))
        .click();
    page.waitForURL(site + "/account");

    page.navigate(site + "/api/accounts");
    assertThat(page.content()).contains("\"provider\":\"posting\"");
    page.navigate(site + "/api/auth/session");
    assertThat(page.content()).contains("customer@example.com");
  }

  @Test
  void a_form_without_cookies_from_a_foreign_site_or_twice_signs_nobody_in() {
    Http browser = new Http(server.base());
    Answer start = Trip.start(browser, "posting", "/");
    Map<String, String> fields = fields(start.location());
    Http stranger = browser.fresh();

    assertThat(comeIn(stranger, post(stranger, fields)).location()).endsWith("error=Configuration");
    Map<String, String> forged = new LinkedHashMap<>(fields);
    forged.put("state", "guessed");
    Answer foreign = post(browser, forged, Map.of("Origin", "https://evil.example"));
    assertThat(foreign.headers("Set-Cookie")).isEmpty();
    assertThat(comeIn(browser, foreign).location()).endsWith("error=Configuration");

    Answer posted = post(browser, fields, Map.of("Origin", PROVIDER.issuer()));
    assertThat(posted.status()).isEqualTo(303);
    assertThat(posted.location()).doesNotContain(fields.get("code"));
    assertThat(comeIn(browser, posted).location()).isEqualTo(site.toString() + "/");
    assertThat(browser.cookie("__Secure-authjs.session-token")).isPresent();

    browser.removeCookie("__Secure-authjs.session-token");
    assertThat(comeIn(browser, post(browser, fields)).location()).endsWith("error=Configuration");
    assertThat(PROVIDER.calls("exchange")).isEqualTo(1);
  }

  @Test
  void a_form_that_is_too_large_or_none_is_refused() {
    Http browser = new Http(server.base());
    Map<String, String> fields = fields(Trip.start(browser, "posting", "/").location());
    Map<String, String> huge = new LinkedHashMap<>(fields);
    huge.put("user", "x".repeat(70_000));

    assertThat(post(browser, huge).status()).isEqualTo(413);
    Answer json =
        browser.postJson(
            "/api/auth/callback/posting", "{\"state\":\"" + fields.get("state") + "\"}");
    assertThat(json.location()).isEqualTo(site + "/api/auth/callback/posting");
    assertThat(browser.postForm("/api/auth/callback/linking", fields).location())
        .as("one that is not configured for it")
        .endsWith("error=Configuration");
  }

  private void signIn(String provider) {
    press(provider);
    page.waitForURL(site + "/");
  }

  private void press(String provider) {
    page.navigate(site + "/api/auth/signin?callbackUrl=%2F");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(provider)).click();
  }

  /** What the provider's page would post. */
  private static Map<String, String> fields(String authorization) {
    URI uri = URI.create(authorization);
    URI origin = URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    String html = new Http(origin).get(uri.getRawPath() + "?" + uri.getRawQuery()).text();
    Map<String, String> fields = new LinkedHashMap<>();
    FIELD.matcher(html).results().forEach(field -> fields.put(field.group(1), field.group(2)));
    return fields;
  }

  private static Answer post(Http browser, Map<String, String> fields) {
    return post(browser, fields, Map.of());
  }

  private static Answer post(
      Http browser, Map<String, String> fields, Map<String, String> headers) {
    return browser.postForm("/api/auth/callback/posting", fields, headers);
  }

  /** Follows the way in, where the answer leads. */
  private static Answer comeIn(Http browser, Answer posted) {
    assertThat(posted.status()).isEqualTo(303);
    return browser.get(posted.location().substring(site.toString().length()));
  }
}
