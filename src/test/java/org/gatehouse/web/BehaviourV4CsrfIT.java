package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The double-submit token of next-auth 4: the rows of that section marked "both". */
class BehaviourV4CsrfIT {
  private static final String CALLBACK = "/api/auth/callback/credentials";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = V4Server.get();
  }

  @Test
  void B013_B093_the_csrf_cookie_has_its_host_prefix_and_a_hash() {
    Answer answer = browser.get("/api/auth/csrf");
    String token = answer.object().getString("csrfToken");

    assertThat(token).matches("[0-9a-f]{64}");
    assertThat(answer.setCookie(V4Server.CSRF).orElseThrow())
        .matches(
            V4Server.CSRF
                + "="
                + token
                + "%7C[0-9a-f]{64}; Path=/; HttpOnly; Secure; SameSite=Lax");
  }

  @Test
  void B014_B016_a_valid_cookie_is_kept_even_with_a_raw_bar() {
    String token = browser.csrf();
    assertThat(browser.get("/api/auth/csrf").setCookie(V4Server.CSRF)).isEmpty();
    browser.setCookie(
        V4Server.CSRF, browser.cookie(V4Server.CSRF).orElseThrow().replace("%7C", "|"));

    assertThat(browser.csrf()).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%7Cff", "", "%7C"})
  void B015_an_altered_hash_or_none_gives_a_new_token(String ending) {
    String token = browser.csrf();
    browser.setCookie(V4Server.CSRF, token + ending);
    Answer answer = browser.get("/api/auth/csrf");

    assertThat(answer.object().getString("csrfToken")).isNotEqualTo(token);
    assertThat(answer.sets(V4Server.CSRF)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/auth/csrf", "/api/auth/session"})
  void B017_B028_the_answer_is_not_cached(String path) {
    Answer answer = browser.get(path);

    assertThat(answer.header("Cache-Control")).hasValue("private, no-cache, no-store");
    assertThat(answer.header("Pragma")).hasValue("no-cache");
    assertThat(answer.header("Expires")).hasValue("0");
  }

  @Test
  void B018_B019_without_the_right_token_nobody_is_asked() {
    browser.csrf();
    Probe.log(server);
    for (String token : new String[] {"", "0".repeat(64)}) {
      Answer answer =
          browser.postForm(
              CALLBACK,
              Map.of("username", "a", "password", "right", "csrfToken", token, "json", "true"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.url()).isEqualTo(V4Server.BASE + "/api/auth/signin?csrf=true");
    }
    assertThat(Probe.log(server)).doesNotContain("authorize");
  }

  @Test
  void B020_B021_a_token_in_the_query_is_none_and_the_session_stays() {
    Probe.signIn(browser, "customer");
    Answer answer = browser.postForm("/api/auth/signout?csrfToken=" + browser.csrf(), Map.of());

    assertThat(answer.location()).isEqualTo(V4Server.BASE + "/api/auth/signout?csrf=true");
    assertThat(answer.setCookie(V4Server.SESSION)).isEmpty();
    assertThat(browser.session().text()).contains("probe-customer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x"})
  void B023_a_body_of_another_type_counts_as_none(String type) {
    String body = "csrfToken=" + browser.csrf();
    Answer answer = browser.send("POST", "/api/auth/signout", Map.of("Content-Type", type), body);

    assertThat(answer.location()).isEqualTo(V4Server.BASE + "/api/auth/signout?csrf=true");
  }
}
