package org.gatehouse.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The front page and the account page as people use them, with and without scripts. */
class AccountPagesIT extends PortalVisit {
  private static final String PICTURES = "https://avatars.githubusercontent.com";

  @Test
  void the_front_page_says_what_one_may_open_and_why_not() {
    signIn("customer", "/");

    Locator rows = page.locator("tbody tr");
    assertThat(rows.filter(with("/api/projects"))).containsText("may open it");
    assertThat(rows.filter(with("/api/reports"))).containsText("may not: your role is CUSTOMER");
    assertThat(rows.filter(with("/api/admin/tenants"))).containsText("permission admin");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void names_are_saved_by_the_keyboard_and_the_result_is_said(boolean scripts) {
    reopen(scripts);
    signIn("wholesale", "/account");
    page.getByLabel("First name").fill("Wilma");
    page.keyboard().press("Enter");

    assertSaid("Saved.");
    assertThat(page.locator("#facts")).containsText("Wilma Wholesale");
    assertAccessible(scripts);
    page.reload();
    assertThat(page.getByLabel("First name")).hasValue("Wilma");
    page.getByLabel("First name").fill("Willa");
    page.keyboard().press("Enter");
    assertSaid("Saved.");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void a_name_that_is_markup_is_text_everywhere(boolean scripts) {
    reopen(scripts);
    signIn("developer", "/account");
    page.getByLabel("Last name").fill("<img src=x onerror=alert(1)>");
    page.keyboard().press("Enter");
    assertSaid("Saved.");

    page.navigate(server.base() + "/");
    assertThat(page.locator("h1")).containsText("<img src=x onerror=alert(1)>");
    assertThat(page.locator("img").count()).isZero();
    page.navigate(server.base() + "/account");
    page.getByLabel("Last name").fill("Developer");
    page.keyboard().press("Enter");
    assertSaid("Saved.");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void the_tenant_is_switched_and_the_lists_follow(boolean scripts) {
    reopen(scripts);
    signIn("staff", "/account");
    page.getByLabel("Lists and reports").selectOption("globex");
    press("Switch");
    assertSaid("You work in another tenant now.");
    assertAccessible(scripts);

    page.navigate(server.base() + "/api/projects");
    assertThat(page.locator("body")).containsText("Weather machine");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void an_expired_session_asks_to_sign_in_and_returns_to_the_page(boolean scripts) {
    reopen(scripts);
    signIn("customer", "/account");
    person.clearCookies(new BrowserContext.ClearCookiesOptions().setName("authjs.session-token"));
    page.getByLabel("First name").fill("Late");
    page.keyboard().press("Enter");

    page.waitForURL("**/api/auth/signin**");
    fill("customer");
    page.waitForURL(server.base() + "/account");
    assertThat(page.getByLabel("First name")).hasValue("Casey");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void an_old_proof_is_asked_for_again_on_the_account_page(boolean scripts) throws IOException {
    reopen(scripts);
    signIn("developer", "/account");
    assertThat(page.getByLabel("Password")).hasCount(0);
    ageProof(3600);
    page.reload();

    assertThat(page.locator("#proof")).containsText("fresh proof");
    assertAccessible(scripts);
    page.getByLabel("Password").fill("demo-developer-passphrase");
    press("Go on");
    page.waitForURL(server.base() + "/account");
    assertThat(page.locator("#proof")).hasCount(0);
  }

  @ParameterizedTest(name = "{0} pixels")
  @ValueSource(ints = {320, 1280})
  void the_picture_of_a_provider_is_shown_and_no_other_origin_is_allowed(int width)
      throws IOException {
    String svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    page.route(
        PICTURES + "/**",
        route ->
            route.fulfill(new Route.FulfillOptions().setContentType("image/svg+xml").setBody(svg)));
    page.setViewportSize(width, 900);
    signIn("customer", "/account");
    assertThat(page.locator(".initials")).hasText("CC");
    changeClaim("picture", Json.createValue(PICTURES + "/u/1?v=4&s=\"x"));
    assertNoPicture();
    changeClaim("picture", Json.createValue(PICTURES + "/u/1?v=4"));
    Response answer = page.reload();

    assertThat(answer.headerValue("content-security-policy"))
        .contains("img-src " + PICTURES)
        .doesNotContain("lh3.googleusercontent.com")
        .contains("default-src 'none'");
    Locator picture = page.locator(".face img");
    assertThat(picture).hasAttribute("src", PICTURES + "/u/1?v=4");
    assertThat(picture.evaluate("image => image.decode().then(() => image.naturalWidth)"))
        .isEqualTo(9);
    assertAccessible(true);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots", "account-picture-" + width + ".png")));
  }

  @Test
  void a_hostile_address_of_a_picture_is_not_in_the_page_and_opens_no_policy() throws IOException {
    signIn("customer", "/account");
    for (String address :
        List.of(
            "javascript:alert(1)",
            "data:image/svg+xml,<svg/>",
            PICTURES.replace("https", "http") + "/u/1",
            "https://evil.example/u/1",
            PICTURES + ".evil.example/u/1",
            PICTURES + "/" + "x".repeat(1024))) {
      changeClaim("picture", Json.createValue(address));
      assertNoPicture();
    }
  }

  private void assertNoPicture() {
    Response answer = page.reload();

    assertThat(answer.headerValue("content-security-policy")).doesNotContain("img-src");
    assertThat(page.locator("img")).hasCount(0);
    assertThat(page.locator(".initials")).hasText("CC");
  }

  @Test
  void a_form_of_a_page_left_open_leads_to_sign_in_and_back() {
    reopen(false);
    signIn("customer", "/account");
    person.clearCookies(new BrowserContext.ClearCookiesOptions().setName("authjs.csrf-token"));
    page.getByLabel("First name").fill("Late");
    page.keyboard().press("Enter");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("open for too long");
    fill("customer");
    page.waitForURL(server.base() + "/account");
    assertThat(page.getByLabel("First name")).hasValue("Casey");
  }

  @Test
  void back_after_sign_out_shows_nothing_of_the_session() {
    signIn("customer", "/account");
    page.navigate(server.base() + "/api/auth/signout?callbackUrl=%2F");
    press("Sign out");
    page.waitForURL(server.base() + "/");
    page.goBack();
    page.goBack();

    assertThat(page).hasTitle("Sign in");
    assertThat(page.content()).doesNotContain("Casey");
  }
}
