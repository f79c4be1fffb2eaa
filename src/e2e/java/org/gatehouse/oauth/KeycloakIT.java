package org.gatehouse.oauth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Chromium;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.KeycloakServer;
import org.gatehouse.harness.LibertyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A person and Keycloak: PKCE forced, access tokens of ten seconds, rotation of refresh tokens with
 * reuse detection, end of the session at the provider. The tests follow one session.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT {
  private static final String COOKIE = "authjs.session-token";
  private static KeycloakServer keycloak;
  private static LibertyServer portal;
  private static Chromium chromium;
  private static BrowserContext person;
  private static Page page;

  @BeforeAll
  static void start() {
    keycloak = KeycloakServer.reserve();
    portal =
        LibertyServer.named("keycloak-portal")
            .development()
            .env("AUTH_PROVIDERS", "keycloak")
            .env("AUTH_KEYCLOAK_ID", KeycloakServer.CLIENT)
            .env("AUTH_KEYCLOAK_SECRET", KeycloakServer.CLIENT_SECRET)
            .env("AUTH_KEYCLOAK_ISSUER", keycloak.issuer())
            .env("AUTH_KEYCLOAK_LOGOUT", "rp-initiated")
            .env("AUTH_KEYCLOAK_KEEP_ID_TOKEN", "true")
            .env("AUTH_CLAIMS", "id,email,name,role,fundraiserId,avatar")
            .env("AUTH_SESSION_USER", "id,role,fundraiserId,image=avatar")
            .start();
    keycloak.start(portal.base());
    chromium = Chromium.start();
    person = chromium.person();
    page = person.newPage();
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable part : new AutoCloseable[] {chromium, portal, keycloak}) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  @Order(0)
  void B01_a_person_signs_in_through_Keycloak_and_comes_back_to_the_page_asked_for() {
    page.navigate(portal.base() + "/api/auth/signin?callbackUrl=%2F%3Ffrom%3Dmail");
    assertAccessible("sign-in-with-provider");
    button("Sign in with Keycloak").click();
    page.locator("#username").fill("alice");
    page.locator("#password").fill("alice-password");
    page.locator("#kc-login").click();

    assertThat(page).hasURL(portal.base() + "/?from=mail");
    assertThat(page.locator("body")).containsText("Alice Admin");
    Answer me = browser().get("/api/me");
    assertThat(me.object().getString("role")).isEqualTo("CUSTOMER");
  }

  /** The settings of the retail set-up, whose claims the portal's own code does not name. */
  @Test
  @Order(1)
  void A11_the_picture_that_Keycloak_tells_is_the_image_of_the_session() {
    JsonObject user = browser().session().object().getJsonObject("user");

    assertThat(user.getString("image")).isEqualTo("https://images.example/alice.png");
    assertThat(user).doesNotContainKey("avatar");
  }

  @Test
  @Order(2)
  void C04_after_ten_seconds_fifty_parallel_requests_cause_one_refresh_and_fifty_right_answers() {
    awaitExpiry();
    int before = keycloak.events("REFRESH_TOKEN");
    Http browser = browser();
    ExecutorService pool = Executors.newFixedThreadPool(50);
    List<CompletableFuture<Answer>> calls =
        IntStream.range(0, 50)
            .mapToObj(i -> copy(browser))
            .map(tab -> CompletableFuture.supplyAsync(() -> tab.get("/api/provider-profile"), pool))
            .toList();
    Set<String> answers =
        calls.stream()
            .map(CompletableFuture::join)
            .map(answer -> answer.status() + " " + answer.object().getString("email", ""))
            .collect(Collectors.toSet());
    pool.shutdown();

    assertThat(answers).containsExactly("200 alice@example.test");
    assertThat(keycloak.events("REFRESH_TOKEN") - before).isEqualTo(1);
    assertThat(keycloak.events("REFRESH_TOKEN_ERROR")).isZero();
  }

  @Test
  @Order(3)
  void A16_the_browser_that_still_has_the_old_cookie_goes_on_and_reuse_is_never_detected() {
    int before = keycloak.events("REFRESH_TOKEN");
    page.navigate(portal.base() + "/api/provider-profile");
    assertThat(page.locator("body")).containsText("alice@example.test");
    for (int i = 0; i < 2; i++) {
      awaitExpiry();
      page.navigate(portal.base() + "/api/provider-profile");
      assertThat(page.locator("body")).containsText("alice@example.test");
    }

    assertThat(keycloak.events("REFRESH_TOKEN") - before).isGreaterThanOrEqualTo(2);
    assertThat(keycloak.events("REFRESH_TOKEN_ERROR")).isZero();
    assertThat(browser().session().object()).doesNotContainKey("error");
  }

  @Test
  @Order(4)
  void B04_sign_out_ends_the_session_at_Keycloak_too() {
    page.navigate(portal.base() + "/api/auth/signout?callbackUrl=%2F");
    button("Sign out").click();

    assertThat(page).hasURL(portal.base() + "/");
    assertThat(keycloak.events("LOGOUT")).isEqualTo(1);
    page.navigate(portal.base() + "/api/auth/signin");
    button("Sign in with Keycloak").click();
    assertThat(page.locator("#password")).isVisible();
  }

  @Test
  @Order(5)
  void B03_somebody_signed_in_links_a_Keycloak_account_on_the_account_page_and_unlinks_it() {
    BrowserContext staff = chromium.person();
    page = staff.newPage();
    page.navigate(portal.base() + "/api/auth/signin?callbackUrl=%2Faccount");
    enterPassword();
    assertThat(page).hasURL(portal.base() + "/account");
    assertAccessible("account-with-provider");
    button("Link: Keycloak").click();
    page.locator("#username").fill("bob");
    page.locator("#password").fill("bob-password");
    page.locator("#kc-login").click();

    assertThat(page).hasURL(portal.base() + "/account");
    assertAccessible("account-linked");
    assertThat(page.getByText("unlinking it signs you out")).isVisible();
    button("Unlink Keycloak").click();
    enterPassword();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Unlinked.");
    assertThat(button("Link: Keycloak")).isVisible();
    staff.close();
  }

  private void enterPassword() {
    page.getByLabel("User name or e-mail").fill("staff");
    page.getByLabel("Password").fill("demo-staff-passphrase");
    page.keyboard().press("Enter");
  }

  @Test
  @Order(6)
  void SEC_262_sign_out_at_Keycloak_ends_the_session_here() {
    person.close();
    person = chromium.person();
    page = person.newPage();
    page.navigate(portal.base() + "/api/auth/signin?callbackUrl=%2F");
    button("Sign in with Keycloak").click();
    page.locator("#username").fill("alice");
    page.locator("#password").fill("alice-password");
    page.locator("#kc-login").click();
    assertThat(page).hasURL(portal.base() + "/");
    Http browser = browser();
    assertThat(browser.get("/api/me").status()).isEqualTo(200);

    page.navigate(keycloak.issuer() + "/protocol/openid-connect/logout");
    page.locator("#kc-logout").click();
    page.waitForLoadState();

    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(portal.messages())
        .contains("SignalAccepted: BACK_CHANNEL_LOGOUT: keycloak: backchannel-logout: APPLIED.");
    page.navigate(portal.base() + "/staff");
    assertThat(page.getByLabel("User name or e-mail")).isVisible();
  }

  private static void assertAccessible(String name) {
    page.waitForLoadState();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", name + ".png")));
    assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
  }

  private static Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** A client with the cookies of the person's browser. */
  private static Http browser() {
    Http http = new Http(portal.base());
    for (Cookie cookie : person.cookies(portal.base().toString())) {
      if (cookie.name.startsWith(COOKIE)) {
        http.setCookie(cookie.name, cookie.value);
      }
    }
    return http;
  }

  private static Http copy(Http browser) {
    Http tab = browser.fresh();
    for (String pair : browser.cookieHeader().split("; ")) {
      tab.setCookie(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return tab;
  }

  private static void awaitExpiry() {
    try {
      Thread.sleep(10_500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
