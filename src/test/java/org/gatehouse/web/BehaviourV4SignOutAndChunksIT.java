package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-out and chunks of next-auth 4: the rows of those sections marked "both". */
class BehaviourV4SignOutAndChunksIT {
  private static final String COOKIE = V4Server.SESSION;
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = V4Server.get();
  }

  @Test
  void B082_B083_sign_out_clears_the_cookie_and_leads_to_the_target() {
    signIn("customer");
    Probe.log(server);
    Answer answer = signOut();

    assertThat(answer.url()).isEqualTo(V4Server.BASE + "/bye");
    assertThat(answer.setCookie(COOKIE))
        .hasValue(COOKIE + "=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax");
    assertThat(Probe.log(server)).contains("event:signOut");
    assertThat(browser.session().text()).isEqualTo("{}");
  }

  @Test
  void B084_B085_only_a_cookie_that_is_there_is_cleared_and_no_event_fires() {
    browser.csrf();
    Probe.log(server);
    Answer nobody = signOut();
    browser.setCookie(COOKIE, "garbage");
    Answer undecodable = signOut();

    assertThat(nobody.setCookie(COOKIE)).isEmpty();
    assertThat(undecodable.clears(COOKIE)).isTrue();
    assertThat(Probe.log(server)).doesNotContain("event");
  }

  @Test
  void B087_chunks_are_joined_by_number() {
    String token = V4Server.seal(V4Server.claims(0, 1000));
    int size = token.length() / 12 + 1;
    StringBuilder header = new StringBuilder("a=b");
    for (int i = 11; i >= 0; i--) {
      int from = Math.min(i * size, token.length());
      int to = Math.min(from + size, token.length());
      header.append("; ").append(COOKIE).append('.').append(i).append('=').append(token, from, to);
    }

    assertThat(browser.get("/api/auth/session", Map.of("Cookie", header.toString())).text())
        .contains("probe-customer");
  }

  @Test
  void B088_with_a_chunk_missing_the_session_is_empty_and_the_rest_is_cleared() {
    signIn("big");
    browser.removeCookie(COOKIE + ".1");
    Answer answer = browser.session();

    assertThat(answer.text()).isEqualTo("{}");
    assertThat(answer.clears(COOKIE + ".0")).isTrue();
    assertThat(answer.clears(COOKIE + ".2")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-other", ".7"})
  void B089_ours_a_stale_or_foreign_cookie_beside_chunks_does_not_end_the_session(String ending) {
    signIn("big");
    browser.setCookie(COOKIE + ending, "stale");
    Answer answer = browser.session();

    assertThat(answer.text()).contains("probe-big");
    assertThat(answer.clears(COOKIE + ending)).isEqualTo(!ending.equals("-other"));
  }

  @Test
  void B090_B091_B092_what_is_left_of_another_size_is_cleared() {
    signIn("big");
    Answer small = signIn("customer");
    Answer big = signIn("big");
    Answer out = signOut();

    assertThat(small.sets(COOKIE)).isTrue();
    assertThat(big.clears(COOKIE)).isTrue();
    assertThat(big.sets(COOKIE + ".2")).isTrue();
    for (Answer answer : List.of(small, out)) {
      IntStream.range(0, 3).forEach(i -> assertThat(answer.clears(COOKIE + "." + i)).isTrue());
    }
  }

  private Answer signIn(String user) {
    return post(
        "callback/credentials", Map.of("username", user, "password", "right", "json", "true"));
  }

  private Answer signOut() {
    return post("signout", Map.of("callbackUrl", "/bye", "json", "true"));
  }

  private Answer post(String action, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put("csrfToken", browser.csrf());
    return browser.postForm("/api/auth/" + action, all);
  }
}
