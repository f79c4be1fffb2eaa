package org.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SEC-200 to SEC-214: what every answer carries, and what none shows. */
class PagesAndHeadersIT {
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Servers.portal();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/auth/signin",
        "/api/auth/signout",
        "/api/auth/error?error=AccessDenied",
        "/api/auth/verify-request",
        "/"
      })
  void SEC_200_to_SEC_204_pages_carry_the_headers_that_keep_them_safe(String path) {
    Answer answer = browser.get(path);

    assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'", "object-src 'none'")
        .contains("base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.header("Referrer-Policy")).hasValue("same-origin");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(answer.header("Content-Type").orElseThrow()).containsIgnoringCase("charset=utf-8");
    assertThat(answer.text()).doesNotContain("<script").doesNotContain("http://cdn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/auth/session", "/api/auth/csrf", "/api/me", "/staff", "/api/nosuch"})
  void SEC_200_SEC_205_data_is_not_sniffed_and_the_server_does_not_boast(String path) {
    Answer answer = browser.get(path);

    assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("X-Powered-By")).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/auth/signin?error=", "/api/auth/signin?callbackUrl=", "/api/auth/signin?email=",
        "/api/auth/signin?message=", "/api/auth/error?error=", "/api/auth/error?message=",
        "/api/auth/verify-request?provider=", "/api/auth/signout?callbackUrl="
      })
  void SEC_206_SEC_207_SEC_209_nothing_of_a_request_is_shown_raw(String path) {
    String text =
        browser.get(path + "%3Cscript%3Ealert(1)%3C%2Fscript%3E").text()
            + browser.get(path + "%22%3E%3Cimg+src=x+onerror=alert(1)%3E").text()
            + browser.get(path + "javascript:alert(1)").text()
            + browser.get(path + "Call+0800-EVIL").text();

    assertThat(text).doesNotContain("<script>alert", "<img src=x", "javascript:alert", "0800-EVIL");
  }

  @Test
  void SEC_206_a_name_that_is_markup_is_shown_as_text() {
    browser.signIn("fundraiser");
    try {
      rename("<img src=x onerror=alert(1)>");
      assertThat(browser.get("/").text()).contains("&lt;img src").doesNotContain("<img src");
    } finally {
      rename("Finn");
    }
  }

  private void rename(String firstName) {
    browser.postJson(
        "/api/auth/session",
        "{\"csrfToken\":\""
            + browser.csrf()
            + "\",\"data\":{\"firstName\":\""
            + firstName
            + "\"}}");
  }

  @Test
  void SEC_210_a_password_of_the_query_is_not_filled_in() {
    assertThat(browser.get("/api/auth/signin?password=hunter2&username=admin").text())
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/WEB-INF/beans.xml",
        "/WEB-INF/classes/META-INF/persistence.xml",
        "/META-INF/MANIFEST.MF",
        "/.git/config",
        "/.env",
        "/server.xml",
        "/metrics",
        "/openapi",
        "/ibm/api",
        "/j_security_check",
        "/templates/signin.mustache",
        "/gatehouse/pages.css",
        "/nosuch"
      })
  void SEC_212_nothing_of_the_inside_is_served(String path) {
    Answer answer = browser.get(path);

    assertThat(answer.status()).isBetween(300, 499);
    assertThat(answer.text())
        .doesNotContain(
            "SRVE", "CWW", "Exception", "persistence-unit", "bean-discovery", "Manifest-Version");
  }

  @Test
  void SEC_134_a_foreign_origin_is_not_allowed_in() {
    Answer answer = browser.get("/api/auth/session", Map.of("Origin", "https://evil.example"));

    assertThat(answer.headerLines().toString()).doesNotContain("evil");
  }

  @Test
  void SEC_214_sign_out_asks_the_browser_to_forget() {
    browser.signIn("customer");
    Answer answer = browser.postForm("/api/auth/signout", Map.of("csrfToken", browser.csrf()));

    assertThat(answer.header("Clear-Site-Data")).hasValue("\"cache\"");
  }

  @Test
  void SEC_293_no_secret_of_the_run_stands_in_the_log() {
    browser.signIn("customer");
    browser.signIn("customer", "canary-password-of-a-test");
    String token = browser.cookie("authjs.session-token").orElseThrow();

    assertThat(server.messages())
        .doesNotContain("canary-password-of-a-test", "demo-customer-passphrase", token);
  }
}
