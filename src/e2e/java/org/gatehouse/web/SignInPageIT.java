package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see, in Chromium; all but the axe checks without JavaScript. */
class SignInPageIT {
  private static final String SESSION = "authjs.session-token";
  private static LibertyServer server;
  private static Playwright playwright;
  private static Browser browser;
  private static String token;
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    Path chromium =
        Path.of(System.getenv().getOrDefault("GATEHOUSE_CHROMIUM", "/usr/bin/chromium"));
    assertThat(Files.isExecutable(chromium))
        .as("the browser tests need Chromium: install it or set GATEHOUSE_CHROMIUM, %s", chromium)
        .isTrue();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox", // Chromium has none for root
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    server = Servers.portal();
    Http client = new Http(server.base());
    client.signIn("staff");
    token = client.cookie(SESSION).orElseThrow();
  }

  @AfterAll
  static void stop() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @AfterEach
  void nothing_was_blocked_by_the_content_security_policy() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_person_is_led_to_sign_in_corrects_a_typo_lands_on_the_page_asked_for_and_signs_out() {
    openWithoutScripts();
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
    openWithoutScripts();
    page.navigate(server.base() + "/");
    tabTo("a");
    page.keyboard().press("Enter");
    focused("#username");
    page.keyboard().type("customer");
    tabTo("#password");
    page.keyboard().type("demo-customer-passphrase");
    tabTo("button");
    page.keyboard().press("Enter");
    page.waitForURL(server.base() + "/");
    assertThat(page.content()).contains("Casey Customer");

    tabTo("a");
    page.keyboard().press("Enter");
    page.waitForURL("**/api/auth/signout**");
    tabTo("button");
    page.keyboard().press("Enter");
    page.waitForURL(server.base() + "/");
    assertThat(page.content()).contains("Nobody is signed in");
  }

  @ParameterizedTest
  @CsvSource({
    "sign-in, /api/auth/signin, false",
    "sign-in-failed, /api/auth/signin?error=CredentialsSignin, false",
    "sign-out, /api/auth/signout, true",
    "error-configuration, /api/auth/error?error=Configuration, false",
    "error-denied, /api/auth/error?error=AccessDenied, false",
    "verify-request, /api/auth/verify-request, false",
    "home, /, false",
    "home-signed-in, /, true"
  })
  void pages_are_strict_and_accessible_in_light_and_dark_and_fit_a_narrow_screen(
      String name, String path, boolean signedIn) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      if (context != null) {
        context.close();
      }
      open(new Browser.NewContextOptions().setColorScheme(scheme));
      if (signedIn) {
        context.addCookies(List.of(new Cookie(SESSION, token).setUrl(server.base().toString())));
      }
      Response response = page.navigate(server.base() + path);
      assertThat(response.headerValue("content-security-policy"))
          .startsWith("default-src 'none'; style-src 'sha256-")
          .doesNotContain("unsafe", "script-src");
      shot(name + "-" + scheme.name().toLowerCase(Locale.ROOT));
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(name + " " + scheme).isEmpty();
    }
    page.setViewportSize(320, 640);
    shot(name + "-narrow");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
  }

  private void signIn(String user, String password) {
    page.getByLabel("User name or e-mail").fill(user);
    page.getByLabel("Password").fill(password);
    page.getByRole(AriaRole.BUTTON).click();
  }

  private void tabTo(String selector) {
    page.keyboard().press("Tab");
    focused(selector);
  }

  /** Waits: a page takes its autofocus only when it is first drawn. */
  private void focused(String selector) {
    page.locator(selector + ":focus").waitFor();
  }

  private void openWithoutScripts() {
    open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
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
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", name + ".png")));
  }
}
