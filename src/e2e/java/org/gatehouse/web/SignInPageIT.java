package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see, in Chromium; all but the axe checks without JavaScript. */
class SignInPageIT {
  private static LibertyServer server;
  private static Playwright playwright;
  private static Browser browser;
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    server = Servers.portal();
    String chromium = System.getenv().getOrDefault("GATEHOUSE_CHROMIUM", "/usr/bin/chromium");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(chromium))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void stop() {
    playwright.close();
  }

  @BeforeEach
  void open() {
    open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }

  @AfterEach
  void nothing_was_blocked_by_the_content_security_policy() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_person_is_led_to_sign_in_corrects_a_typo_and_lands_on_the_page_asked_for() {
    page.navigate(server.base() + "/staff");
    assertThat(page.title()).isEqualTo("Sign in");

    signIn("staff", "wrong password");
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT).textContent())
        .contains("Check your user name and password");
    shot("sign-in-error");

    signIn("staff", "demo-staff-passphrase");
    assertThat(page.url()).isEqualTo(server.base() + "/staff");
    assertThat(page.content()).contains("demo-staff");
  }

  @Test
  void the_keyboard_alone_signs_in_and_out() {
    page.navigate(server.base() + "/api/auth/signin");
    page.keyboard().type("customer");
    page.keyboard().press("Tab");
    page.keyboard().type("demo-customer-passphrase");
    page.keyboard().press("Enter");
    page.waitForURL(server.base() + "/");
    assertThat(page.content()).contains("Casey Customer");
    shot("home-signed-in");

    page.getByText("Sign out").click();
    shot("sign-out");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.waitForURL(server.base() + "/");
    assertThat(page.content()).contains("Nobody is signed in");
  }

  @ParameterizedTest
  @CsvSource({
    "sign-in, /api/auth/signin",
    "sign-in-failed, /api/auth/signin?error=CredentialsSignin",
    "sign-out, /api/auth/signout",
    "error-configuration, /api/auth/error?error=Configuration",
    "error-denied, /api/auth/error?error=AccessDenied",
    "verify-request, /api/auth/verify-request",
    "home, /"
  })
  void pages_are_accessible_in_light_and_dark_and_fit_a_narrow_screen(String name, String path) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      context.close();
      open(new Browser.NewContextOptions().setColorScheme(scheme).setBypassCSP(true));
      page.navigate(server.base() + path);
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(name + " " + scheme).isEmpty();
      shot(name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
    }
    page.setViewportSize(320, 640);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    shot(name + "-narrow");
  }

  private void signIn(String user, String password) {
    page.getByLabel("User name or e-mail").fill(user);
    page.getByLabel("Password").fill(password);
    page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
  }

  private void open(Browser.NewContextOptions options) {
    context = browser.newContext(options);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            complaints.add(message.text());
          }
        });
  }

  private void shot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
  }
}
