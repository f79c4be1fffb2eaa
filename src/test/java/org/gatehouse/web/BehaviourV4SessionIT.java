package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What next-auth 4 has in common with 5 once signed in: the rows marked "both". */
class BehaviourV4SessionIT {
  private static final String COOKIE = V4Server.SESSION;
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = V4Server.get();
  }

  @Test
  void B061_B064_a_foreign_sealed_token_is_read_and_renewed() {
    browser.setCookie(COOKIE, V4Server.seal(V4Server.claims(1000, 1000).add("jti", "old")));
    Answer answer = browser.session();
    Claims renewed = V4Server.claims(browser);
    Instant expires = renewed.instant("exp").orElseThrow();

    assertThat(answer.object().getJsonObject("user").getString("sub")).isEqualTo("probe-customer");
    assertThat(Duration.between(renewed.instant("iat").orElseThrow(), expires))
        .isEqualTo(Duration.ofDays(30));
    assertThat(Instant.parse(answer.object().getString("expires"))).isEqualTo(expires);
    assertThat(renewed.text("jti").orElseThrow()).isNotEqualTo("old");
  }

  @ParameterizedTest
  @CsvSource({"5, true", "60, false"})
  void B065_an_expired_token_is_good_for_a_few_seconds_only(long ago, boolean accepted) {
    browser.setCookie(COOKIE, V4Server.seal(V4Server.claims(1000, -ago)));
    Answer answer = browser.session();

    assertThat(!answer.text().equals("{}")).isEqualTo(accepted);
    assertThat(answer.clears(COOKIE)).isEqualTo(!accepted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tag", "secret", "salt", "v5"})
  void B066_what_does_not_open_is_an_empty_object_and_cleared(String kind) {
    Claims claims = new Claims(V4Server.claims(0, 1000).build());
    String good = V4Server.seal(V4Server.claims(0, 1000));
    browser.setCookie(
        COOKIE,
        switch (kind) {
          case "tag" -> good.substring(0, good.length() - 4) + "AAAA";
          case "secret" -> codec(Flavour.V4, "another").seal(claims, "");
          case "salt" -> codec(Flavour.V4, Probe.SECRET).seal(claims, "next-auth.state");
          default -> codec(Flavour.V5, Probe.SECRET).seal(claims, COOKIE);
        });
    Answer answer = browser.session();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{}");
    assertThat(answer.clears(COOKIE)).isTrue();
  }

  @Test
  void B067_B069_an_empty_cookie_and_a_bearer_token_are_none() {
    browser.setCookie(COOKIE, "");
    String bearer = "Bearer " + V4Server.seal(V4Server.claims(0, 1000));

    for (Answer answer :
        List.of(
            browser.session(),
            browser.fresh().get("/api/auth/session", Map.of("Authorization", bearer)))) {
      assertThat(answer.text()).isEqualTo("{}");
      assertThat(answer.setCookie(COOKIE)).isEmpty();
    }
  }

  @Test
  void B068_the_first_of_two_cookies_wins() {
    String good = COOKIE + "=" + V4Server.seal(V4Server.claims(0, 1000));
    String bad = COOKIE + "=garbage";

    assertThat(browser.get("/api/auth/session", Map.of("Cookie", good + "; " + bad)).text())
        .contains("probe-customer");
    assertThat(browser.get("/api/auth/session", Map.of("Cookie", bad + "; " + good)).text())
        .isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt-throws", "session-throws"})
  void B070_ours_a_callback_that_throws_is_503_and_the_cookie_stays(String mode) {
    browser.setCookie(COOKIE, V4Server.seal(V4Server.claims(0, 1000).add("mode", mode)));

    for (Answer answer : List.of(browser.session(), update("{\"color\":\"red\"}"))) {
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
      assertThat(answer.setCookie(COOKIE)).isEmpty();
    }
  }

  @Test
  void B075_B076_B077_B081_an_update_persists_what_the_callback_copies_and_nothing_else() {
    Probe.signIn(browser, "customer");
    browser.csrf();
    Probe.log(server);
    Answer update = update("{\"color\":\"blue\",\"role\":\"ADMIN\"}");

    assertThat(Probe.log(server)).contains("jwt[UPDATE]");
    assertThat(update.object().getJsonObject("user").getString("color")).isEqualTo("blue");
    assertThat(update.sets(COOKIE)).isTrue();
    assertThat(update.header("Cache-Control")).hasValue("private, no-cache, no-store");
    var user = browser.session().object().getJsonObject("user");
    assertThat(user.getString("color")).isEqualTo("blue");
    assertThat(user.getString("role")).isEqualTo("CUSTOMER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "42", "\"text\""})
  void B078_data_of_any_kind_does_no_harm(String data) {
    Probe.signIn(browser, "customer");

    assertThat(update(data).object().getJsonObject("user").getString("role")).isEqualTo("CUSTOMER");
  }

  @Test
  void B079_nobody_s_update_is_an_empty_object() {
    Answer answer = update("{\"color\":\"red\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{}");
    assertThat(answer.setCookie(COOKIE)).isEmpty();
  }

  private Answer update(String data) {
    return browser.postJson(
        "/api/auth/session", "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":" + data + "}");
  }

  private static TokenCodec codec(Flavour flavour, String secret) {
    return new TokenCodec(flavour, Secrets.of(new Secret(secret)), Set.of());
  }
}
