package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.gatehouse.harness.Chromium;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in and out in Chromium, without JavaScript. */
class SignInPageIT {
  private static final String SESSION = "authjs.session-token";
  private static LibertyServer server;
  private static Chromium chromium;
  private BrowserContext context;
  private Page page;

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
    context =
        chromium.person(
            new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("en-GB"));
    page = context.newPage();
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void a_person_is_led_to_sign_in_corrects_a_typo_lands_on_the_page_asked_for_and_signs_out() {
    page.navigate(server.base() + "/staff");
    assertThat(page.title()).isEqualTo("Sign in");

    signIn("staff", "wrong password");
    assertThat(page.getByRole(AriaRole.ALERT).textContent())
        .contains("Check your user name and password");

    signIn("staff", "demo-staff-passphrase");
    assertThat(page.url()).isEqualTo(server.base() + "/staff");
    assertThat(page.content()).contains("demo-staff");

    page.navigate(server.base() + "/api/auth/signout");
    page.getByRole(AriaRole.BUTTON).click();
    assertThat(context.cookies()).extracting(cookie -> cookie.name).doesNotContain(SESSION);
    page.navigate(server.base() + "/staff");
    assertThat(page.title()).isEqualTo("Sign in");
  }

  @Test
  void the_keyboard_alone_signs_in_and_out() {
    page.navigate(server.base() + "/");
    tabTo("a[href$='/api/auth/signin']");
    page.keyboard().press("Enter");
    page.locator("#username:focus").waitFor();
    page.keyboard().type("customer");
    tabTo("#password");
    page.keyboard().type("demo-customer-passphrase");
    tabTo("button");
    page.keyboard().press("Enter");
    page.waitForURL(server.base() + "/");
    assertThat(page.content()).contains("Casey Customer");

    tabTo("a[href$='/api/auth/signout']");
    page.keyboard().press("Enter");
    page.waitForURL("**/api/auth/signout**");
    tabTo("button");
    page.keyboard().press("Enter");
    page.waitForURL(server.base() + "/");
    assertThat(page.content()).contains("You are not signed in");
  }

  @Test
  void double_clicks_sign_in_and_out_as_single_ones_do() {
    for (int i = 0; i < 5; i++) {
      page.navigate(server.base() + "/api/auth/signin?callbackUrl=%2Fstaff");
      page.locator("#username").fill("staff");
      page.locator("#password").fill("demo-staff-passphrase");
      page.getByRole(AriaRole.BUTTON).dblclick();
      page.waitForURL(server.base() + "/staff");
      assertThat(page.content()).contains("demo-staff");

      page.navigate(server.base() + "/api/auth/signout?callbackUrl=%2F");
      page.getByRole(AriaRole.BUTTON).dblclick();
      page.waitForURL(server.base() + "/");
      assertThat(page.content()).contains("You are not signed in");
    }
  }

  @Test
  void a_page_left_open_overnight_says_so_and_the_second_try_works() {
    page.navigate(server.base() + "/api/auth/signin?callbackUrl=%2Fapi%2Fme");
    context.clearCookies();
    signIn("customer", "demo-customer-passphrase");
    assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("open for too long");

    page.navigate(server.base() + "/api/auth/signin?callbackUrl=%2Fapi%2Fme&error=MissingCSRF");
    signIn("customer", "demo-customer-passphrase");
    assertThat(page.url()).isEqualTo(server.base() + "/api/me");
  }

  @Test
  void a_shared_computer_gets_a_cookie_that_ends_with_the_browser() {
    page.navigate(server.base() + "/api/auth/signin");
    page.locator("input[name=remember]").check();
    signIn("customer", "demo-customer-passphrase");

    double expires =
        context.cookies().stream()
            .filter(cookie -> cookie.name.equals(SESSION))
            .findFirst()
            .orElseThrow()
            .expires;
    assertThat(expires).isEqualTo(-1);
  }

  @Test
  void the_language_is_that_of_the_browser_until_somebody_chooses_another() {
    try (BrowserContext spanish =
        chromium.person(new Browser.NewContextOptions().setLocale("es-MX"))) {
      Page theirs = spanish.newPage();
      theirs.navigate(server.base() + "/api/auth/signin?error=CredentialsSignin");
      assertThat(theirs.title()).isEqualTo("Iniciar sesión");
      assertThat(theirs.getByRole(AriaRole.ALERT).textContent()).contains("No se pudo");

      theirs.getByText("English").click();
      assertThat(theirs.getByRole(AriaRole.ALERT).textContent()).contains("Sign-in failed");
      theirs.navigate(server.base() + "/api/auth/signout");
      assertThat(theirs.title()).isEqualTo("Sign out");
      theirs.navigate(server.base() + "/");
      assertThat(theirs.content()).contains("You are not signed in");
    }
  }

  private void signIn(String user, String password) {
    page.getByLabel("User name or e-mail").fill(user);
    page.getByLabel("Password").fill(password);
    page.getByRole(AriaRole.BUTTON).click();
  }

  private void tabTo(String selector) {
    for (int i = 0; i < 30; i++) {
      page.keyboard().press("Tab");
      if (page.locator(selector + ":focus").count() == 1) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + selector);
  }
}
