package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.probe.Probe;
import org.gatehouse.probe.ProbeTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mission rows A20 and C05: a session that grows, from a warning to a refusal. */
class SessionSizeIT {
  private static final String COOKIE = "authjs.session-token";
  private static LibertyServer server;

  @BeforeAll
  static void start() {
    server =
        Servers.shared(
            "movable",
            () ->
                Probe.server("movable", "auth.claims.movable=pad\n")
                    .development()
                    .env("AUTH_SECRET", Probe.SECRET));
  }

  @Test
  void A20_past_one_cookie_the_token_is_cut_into_chunks() {
    Http browser = signedIn(server);
    pad(browser, 4000);

    assertThat(browser.cookie(COOKIE)).isEmpty();
    assertThat(browser.cookie(COOKIE + ".1")).isPresent();
    assertThat(user(browser).getInt("padLength")).isEqualTo(4000);
  }

  @Test
  void A20_past_the_cap_a_movable_claim_goes_to_the_database_and_comes_back_on_every_read() {
    Http browser = signedIn(server);
    assertThat(pad(browser, 13_000).status()).isEqualTo(200);

    assertThat(browser.cookie(COOKIE)).isPresent();
    assertThat(ProbeTokens.open(browser).has("pad")).isFalse();
    assertThat(user(browser).getInt("padLength")).isEqualTo(13_000);
    server.restart(Map.of());
    assertThat(user(browser).getInt("padLength")).isEqualTo(13_000);
    assertThat(browser.get("/api/probe/guarded").status()).isEqualTo(200);
    pad(browser, 10);
    assertThat(ProbeTokens.open(browser).text("pad").orElseThrow()).hasSize(10);
  }

  @Test
  void A20_what_no_database_row_may_hold_is_refused_and_the_old_session_stays() {
    Http browser = signedIn(server);
    pad(browser, 20);

    assertTooLarge(pad(browser, 60_000));
    assertThat(user(browser).getInt("padLength")).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {13_000, 30_000, 200_000})
  void SEC_140_without_a_movable_claim_the_change_is_refused_and_the_old_session_stays(int size) {
    Http browser = signedIn(Probe.server());
    pad(browser, 20);
    String before = browser.cookie(COOKIE).orElseThrow();

    Answer answer = pad(browser, size);

    assertTooLarge(answer);
    assertThat(browser.cookie(COOKIE)).hasValue(before);
    assertThat(user(browser).getInt("padLength")).isEqualTo(20);
  }

  private static void assertTooLarge(Answer answer) {
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.object().getString("code")).isEqualTo("TokenTooLarge");
    assertThat(answer.sets(COOKIE)).isFalse();
  }

  private static Answer pad(Http browser, int characters) {
    return browser.postJson(
        "/api/auth/session",
        "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":{\"pad\":" + characters + "}}");
  }

  private static Http signedIn(LibertyServer server) {
    Http browser = new Http(server.base());
    Probe.signIn(browser, "customer");
    return browser;
  }

  private static JsonObject user(Http browser) {
    return browser.session().object().getJsonObject("user");
  }
}
