package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.harness.Chromium;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page, in both languages, light and dark, narrow and wide: axe, headers, screenshots. */
class EveryPageIT {
  private static final String SESSION = "authjs.session-token";
  private static LibertyServer server;
  private static Chromium chromium;
  private static String token;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = Servers.portal();
    Http client = new Http(server.base());
    client.signIn("admin");
    token = client.cookie(SESSION).orElseThrow();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @ParameterizedTest
  @CsvSource({
    "sign-in, /api/auth/signin, false",
    "sign-in-failed, /api/auth/signin?error=CredentialsSignin, false",
    "sign-in-old, /api/auth/signin?error=MissingCSRF, false",
    "sign-in-not-linked, /api/auth/signin?error=OAuthAccountNotLinked, false",
    "sign-in-odd, /api/auth/signin?error=%3Cscript%3E, false",
    "sign-out, /api/auth/signout, true",
    "error-configuration, /api/auth/error?error=Configuration, false",
    "error-denied, /api/auth/error?error=AccessDenied, false",
    "error-verification, /api/auth/error?error=Verification, false",
    "error-other, /api/auth/error?error=Odd, false",
    "verify-request, /api/auth/verify-request, false",
    "not-found, /nope, false",
    "not-found-signed-in, /nope, true",
    "home, /, false",
    "home-signed-in, /, true",
    "account, /account, true",
    "invitations, /invitations, true",
    "admin, /admin, true",
    "admin-sessions, /admin/sessions?user=demo-admin, true",
    "trace, /trace, true"
  })
  void B15_a_page_is_strict_accessible_and_fits(String name, String path, boolean signedIn) {
    List<String> complaints = new ArrayList<>();
    for (String language : List.of("en", "es")) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (BrowserContext person =
            chromium.person(
                new Browser.NewContextOptions().setColorScheme(scheme).setLocale(language))) {
          Page page = watched(person, complaints);
          if (signedIn) {
            person.addCookies(List.of(new Cookie(SESSION, token).setUrl(server.base().toString())));
          }
          Response response = page.navigate(server.base() + path);
          page.waitForLoadState(LoadState.NETWORKIDLE);
          headers(response);
          String title = name + "-" + language + "-" + scheme.name().toLowerCase();
          shot(page, title + "-wide");
          assertThat(page.getAttribute("html", "lang")).isEqualTo(language);
          assertThat(new AxeBuilder(page).analyze().getViolations()).as(title).isEmpty();
          page.setViewportSize(320, 640);
          shot(page, title + "-narrow");
          assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        }
      }
    }
    assertThat(complaints).isEmpty();
  }

  /** What a page must not do: break its policy, log an error, ask another origin. */
  private static Page watched(BrowserContext person, List<String> complaints) {
    Page page = person.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of")) {
            complaints.add(message.text());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(server.base().toString())) {
            complaints.add("asked " + request.url());
          }
        });
    return page;
  }

  private static void headers(Response response) {
    Map<String, String> headers = response.allHeaders();
    assertThat(headers.get("content-security-policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
        .doesNotContain("unsafe");
    assertThat(headers)
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("referrer-policy", "same-origin")
        .containsEntry("cross-origin-opener-policy", "same-origin");
    assertThat(headers.get("cache-control")).contains("no-store");
    assertThat(headers.get("content-type")).containsIgnoringCase("charset=utf-8");
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", name + ".png")));
  }
}
