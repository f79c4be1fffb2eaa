package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows B082 to B092 of Auth.js v5: sign-out, and tokens of more than one cookie. */
class BehaviourSignOutAndChunksIT {
  private static final String COOKIE = "authjs.session-token";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Probe.server();
  }

  @Test
  void B082_B083_sign_out_clears_the_cookie_fires_its_event_and_leads_to_the_target() {
    Probe.signIn(browser, "customer");
    Probe.log(server);
    Answer answer = signOut();

    assertThat(answer.url()).isEqualTo(server.base() + "/bye");
    assertThat(answer.setCookie(COOKIE))
        .hasValue(COOKIE + "=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
    assertThat(Probe.log(server)).contains("event:signOut").doesNotContain("jwt");
    assertThat(browser.session().text()).isEqualTo("null");
  }

  @Test
  void B084_nobody_s_sign_out_clears_nothing_and_fires_nothing() {
    browser.csrf();
    Probe.log(server);
    Answer answer = signOut();

    assertThat(answer.setCookie(COOKIE)).isEmpty();
    assertThat(Probe.log(server)).doesNotContain("event");
  }

  @Test
  void B085_a_cookie_that_does_not_open_is_cleared_all_the_same() {
    browser.setCookie(COOKIE, "garbage");

    assertThat(signOut().clears(COOKIE)).isTrue();
  }

  @Test
  void B086_a_long_token_is_cut_at_3936_characters() {
    Answer answer = Probe.signIn(browser, "big");

    assertThat(answer.setCookie(COOKIE)).isEmpty();
    assertThat(browser.cookie(COOKIE + ".0").orElseThrow()).hasSize(3936);
    assertThat(browser.cookie(COOKIE + ".1").orElseThrow()).hasSize(3936);
    assertThat(browser.cookie(COOKIE + ".2").orElseThrow().length()).isLessThan(3937);
    answer
        .headers("Set-Cookie")
        .forEach(line -> assertThat(line.split(";")[0].length()).isLessThan(4097));
  }

  @Test
  void B087_chunks_are_joined_by_number() {
    String token = Probe.token(Map.of());
    int size = token.length() / 12 + 1;
    StringBuilder header = new StringBuilder("a=b");
    IntStream.iterate(11, i -> i >= 0, i -> i - 1)
        .forEach(
            i ->
                header
                    .append("; " + COOKIE + "." + i + "=")
                    .append(
                        token,
                        Math.min(i * size, token.length()),
                        Math.min((i + 1) * size, token.length())));

    assertThat(browser.get("/api/auth/session", Map.of("Cookie", header.toString())).text())
        .contains("probe-customer");
  }

  @Test
  void B088_with_a_chunk_missing_the_session_is_null_and_the_rest_is_cleared() {
    Probe.signIn(browser, "big");
    browser.removeCookie(COOKIE + ".1");
    Answer answer = browser.session();

    assertThat(answer.text()).isEqualTo("null");
    assertThat(answer.clears(COOKIE + ".0")).isTrue();
    assertThat(answer.clears(COOKIE + ".2")).isTrue();
  }

  @Test
  void B089_ours_a_stale_base_cookie_beside_chunks_does_not_end_the_session() {
    Probe.signIn(browser, "big");
    browser.setCookie(COOKIE, "stale");
    Answer answer = browser.session();

    assertThat(answer.text()).contains("probe-big");
    assertThat(answer.clears(COOKIE)).isTrue();
    assertThat(answer.sets(COOKIE + ".0")).isTrue();
  }

  @Test
  void B090_a_small_token_after_a_big_one_clears_the_chunks() {
    Probe.signIn(browser, "big");
    Answer answer = Probe.signIn(browser, "customer");

    assertThat(answer.sets(COOKIE)).isTrue();
    IntStream.range(0, 3).forEach(i -> assertThat(answer.clears(COOKIE + "." + i)).isTrue());
  }

  @Test
  void B091_a_big_token_after_a_small_one_clears_the_base() {
    Probe.signIn(browser, "customer");
    Answer answer = Probe.signIn(browser, "big");

    assertThat(answer.clears(COOKIE)).isTrue();
    assertThat(answer.sets(COOKIE + ".2")).isTrue();
  }

  @Test
  void B092_sign_out_clears_each_chunk() {
    Probe.signIn(browser, "big");
    Answer answer = signOut();

    IntStream.range(0, 3).forEach(i -> assertThat(answer.clears(COOKIE + "." + i)).isTrue());
  }

  @Test
  void a_token_beyond_four_chunks_is_refused_and_the_old_session_stays() {
    Answer signIn = Probe.signIn(browser.fresh(), "huge");
    assertThat(signIn.url()).endsWith("/error?error=Configuration");

    Probe.signIn(browser, "customer");
    Answer update =
        browser.postJson(
            "/api/auth/session",
            "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":{\"pad\":30000}}");
    assertThat(update.status()).isEqualTo(413);
    assertThat(update.setCookie(COOKIE)).isEmpty();
    assertThat(browser.session().text()).contains("probe-customer");
  }

  private Answer signOut() {
    return browser.postForm(
        "/api/auth/signout",
        Map.of("csrfToken", browser.csrf(), "callbackUrl", "/bye"),
        Map.of("X-Auth-Return-Redirect", "1"));
  }
}
