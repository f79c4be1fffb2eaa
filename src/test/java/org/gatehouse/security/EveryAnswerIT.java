package org.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SEC-200, SEC-211 and ASVS 14.3.2: headers of resources, servlets, files, redirects, problems. */
class EveryAnswerIT {
  private static LibertyServer https;

  @BeforeAll
  static void start() {
    https =
        Probe.server("probe-https", "")
            .env("AUTH_SECRET", Probe.SECRET)
            .env("AUTH_URL", "https://portal.example.com")
            .start();
  }

  @AfterAll
  static void stop() {
    https.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/auth/session",
        "/api/auth/nosuch",
        "/api/auth/signin",
        "/api/auth/signout?callbackUrl=x",
        "/api/probe/open",
        "/api/probe/guarded",
        "/api/probe/denied",
        "/api/nosuch",
        "/second/listed/staff",
        "/page",
        "/constrained",
        "/gatehouse.js",
        "/nosuch"
      })
  void SEC_200_SEC_211_every_answer_is_not_sniffed_keeps_https_and_tells_no_path(String path) {
    for (Map<String, String> accept :
        java.util.List.of(Map.of("Accept", "text/html"), Map.<String, String>of())) {
      Answer answer = new Http(https.base()).get(path, accept);

      assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(answer.headers("Strict-Transport-Security")).containsExactly("max-age=31536000");
      assertThat(answer.headers("Referrer-Policy")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/me", "/api/reports", "/staff", "/account", "/", "/api/auth/session"})
  void an_answer_that_knew_the_session_is_not_cached(String path) {
    Http browser = new Http(Servers.portal().base());
    browser.signIn("staff");

    Answer answer = browser.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers("Cache-Control")).hasSize(1);
    assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/probe/cached", "/page?cached"})
  void an_application_that_says_how_to_cache_is_obeyed(String path) {
    Http browser = new Http(Probe.server().base());
    Probe.signIn(browser, "customer");

    assertThat(browser.get(path).header("Cache-Control")).hasValue("private, max-age=60");
  }

  @Test
  void an_answer_that_asked_for_no_session_says_nothing_about_caching() {
    assertThat(new Http(Probe.server().base()).get("/api/probe/open").header("Cache-Control"))
        .isEmpty();
  }
}
