package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows B013 to B023 of Auth.js v5: the double-submit token. B024 stands in {@code
 * BehaviourSettingsIT}.
 */
class BehaviourCsrfIT {
  private static final String COOKIE = "authjs.csrf-token";
  private static final String CSRF = "/api/auth/csrf";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Servers.portal();
  }

  @Test
  void B013_the_token_is_64_hex_digits_and_stands_in_a_session_cookie_with_its_hash() {
    Answer answer = browser.get(CSRF);
    String token = answer.object().getString("csrfToken");

    assertThat(token).matches("[0-9a-f]{64}");
    assertThat(answer.setCookie(COOKIE).orElseThrow())
        .matches(COOKIE + "=" + token + "%7C[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Lax");
  }

  @Test
  void B014_a_valid_cookie_is_kept() {
    String token = browser.csrf();
    Answer again = browser.get(CSRF);

    assertThat(again.object().getString("csrfToken")).isEqualTo(token);
    assertThat(again.setCookie(COOKIE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%7Cff", "", "%7C"})
  void B015_an_altered_hash_or_none_gives_a_new_token(String ending) {
    String token = browser.csrf();
    browser.setCookie(COOKIE, token + ending);
    Answer answer = browser.get(CSRF);

    assertThat(answer.object().getString("csrfToken")).isNotEqualTo(token);
    assertThat(answer.sets(COOKIE)).isTrue();
  }

  @Test
  void B016_a_raw_bar_is_accepted() {
    String token = browser.csrf();
    browser.setCookie(COOKIE, browser.cookie(COOKIE).orElseThrow().replace("%7C", "|"));

    assertThat(browser.csrf()).isEqualTo(token);
  }

  @Test
  void B017_the_answer_is_not_cached() {
    Answer answer = browser.get(CSRF);

    assertThat(answer.header("Cache-Control")).hasValue("private, no-cache, no-store");
    assertThat(answer.header("Pragma")).hasValue("no-cache");
    assertThat(answer.header("Expires")).hasValue("0");
  }

  @Test
  void B018_without_a_token_nobody_is_asked() {
    LibertyServer probe = Probe.server();
    Http other = new Http(probe.base());
    other.csrf();
    Probe.log(probe);
    Answer answer =
        other.postForm(
            "/api/auth/callback/credentials", Map.of("username", "customer", "password", "right"));

    assertMissing(answer, probe);
    assertThat(Probe.log(probe)).doesNotContain("authorize");
  }

  @Test
  void B019_a_wrong_token_is_refused() {
    LibertyServer probe = Probe.server();
    Http other = new Http(probe.base());
    other.csrf();
    Probe.log(probe);
    Answer answer =
        other.postForm(
            "/api/auth/callback/credentials",
            Map.of("username", "customer", "password", "right", "csrfToken", "0".repeat(64)));

    assertMissing(answer, probe);
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    assertThat(Probe.log(probe)).doesNotContain("authorize");
  }

  @Test
  void B020_a_token_in_the_query_is_none() {
    String token = browser.csrf();

    assertMissing(browser.postForm("/api/auth/signout?csrfToken=" + token, Map.of()), server);
  }

  @Test
  void B021_signing_in_or_out_without_a_token_is_refused_and_the_session_stays() {
    browser.signIn("customer");

    assertMissing(browser.postForm("/api/auth/signin", Map.of()), server);
    assertMissing(browser.postForm("/api/auth/signin/credentials", Map.of()), server);
    Answer signOut = browser.postForm("/api/auth/signout", Map.of());
    assertMissing(signOut, server);
    assertThat(signOut.headers("Set-Cookie")).isEmpty();
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"csrfToken\":\"0\"}", "{\"csrfToken\":[\"0\"]}", "[]", "1"})
  void B022_an_update_without_a_token_is_400_and_null(String body) {
    browser.csrf();
    Answer answer = browser.postJson("/api/auth/session", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "application/xml"})
  void B023_a_body_of_another_type_counts_as_none(String type) {
    String token = browser.csrf();
    Answer answer =
        browser.send(
            "POST", "/api/auth/signout", Map.of("Content-Type", type), "csrfToken=" + token);

    assertMissing(answer, server);
  }

  private static void assertMissing(Answer answer, LibertyServer at) {
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).isEqualTo(at.base() + "/api/auth/signin?error=MissingCSRF");
  }
}
