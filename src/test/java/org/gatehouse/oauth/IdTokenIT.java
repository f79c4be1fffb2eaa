package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ID tokens that break a rule, and those that only look odd. */
class IdTokenIT {
  private static final String COOKIE = "authjs.session-token";
  private final LibertyServer server = OAuthServer.get();
  private final Http browser = new Http(server.base());

  @BeforeEach
  void behave() {
    OAuthServer.MAIN.mode(Mode.GOOD).person(Person.of("ida"));
  }

  @ParameterizedTest
  @EnumSource(names = {"NONCE_WRONG", "NONCE_MISSING"})
  void SEC_231_a_wrong_or_missing_nonce(Mode mode) {
    assertRefused(mode);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"ISS_WRONG", "AUD_WRONG", "AUD_MISSING", "AZP_FOREIGN", "AUD_SEVERAL_WITHOUT_AZP"})
  void SEC_232_a_token_of_another_issuer_or_for_another_client(Mode mode) {
    assertRefused(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"ALG_NONE", "HS256_WITH_SECRET", "HS256_WITH_PUBLIC_JWK"})
  void SEC_233_an_algorithm_that_proves_nothing_although_discovery_announces_it(Mode mode) {
    assertRefused(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD_SIGNATURE", "KID_UNKNOWN", "KEY_IN_HEADER_WITHOUT_KID"})
  void SEC_234_a_signature_by_no_key_of_the_provider(Mode mode) {
    assertRefused(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPIRED", "EXP_MISSING", "IAT_MISSING", "SUB_MISSING", "NBF_AHEAD"})
  void SEC_235_times_or_subject_missing_or_wrong(Mode mode) {
    assertRefused(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"ID_TOKEN_MISSING", "ID_TOKEN_NOT_A_JWT", "TOKEN_TYPE_MISSING"})
  void SEC_236_an_answer_without_the_parts_it_must_have(Mode mode) {
    assertRefused(mode);
  }

  @Test
  void SEC_237_a_hash_of_another_access_token() {
    assertRefused(Mode.AT_HASH_WRONG);
  }

  @Test
  void SEC_247_userinfo_of_somebody_else() {
    assertRefused(Mode.USERINFO_OTHER_SUB);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOCK_10_MIN_AHEAD", "CLOCK_10_MIN_BEHIND"})
  void SEC_260_a_clock_that_is_ten_minutes_off(Mode mode) {
    assertRefused(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOCK_30_S_AHEAD", "CLOCK_30_S_BEHIND", "KID_ABSENT"})
  void SEC_246_SEC_260_half_a_minute_off_or_a_token_without_kid_signs_in(Mode mode) {
    OAuthServer.MAIN.mode(mode);

    assertThat(Trip.signIn(browser, "badop", "/").location()).isEqualTo(server.base() + "/");
    assertThat(browser.cookie(COOKIE)).isPresent();
  }

  @Test
  void SEC_253_claims_of_120_KB_make_no_large_session() {
    OAuthServer.MAIN.mode(Mode.MANY_CLAIMS);
    Trip.signIn(browser, "badop", "/");

    assertThat(browser.cookieHeader().length()).isLessThan(6000);
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void SEC_249_claims_about_rights_grant_nothing() {
    OAuthServer.MAIN.mode(Mode.ROLE_CLAIMS).person(Person.of("roland"));
    Trip.signIn(browser, "badop", "/");
    var user = browser.session().object().getJsonObject("user");

    assertThat(user.getString("role")).isEqualTo("CUSTOMER");
    assertThat(user.getString("id")).isNotEqualTo("demo-admin");
    assertThat(user).doesNotContainKey("tenantId");
    assertThat(browser.get("/api/admin/users").status()).isEqualTo(403);
    assertThat(browser.get("/api/reports").status()).isEqualTo(403);
  }

  @Test
  void SEC_245_rotated_keys_are_fetched_once_more_and_unknown_ones_cannot_force_fetches() {
    try (TestProvider own = TestProvider.start(Shape.OIDC);
        LibertyServer fresh = withProvider("keys", own)) {
      Http first = new Http(fresh.base());
      Trip.signIn(first, "badop", "/");
      assertThat(own.calls("/jwks")).isEqualTo(1);

      own.rotateKeys();
      Http second = new Http(fresh.base());
      Trip.signIn(second, "badop", "/");
      assertThat(second.cookie(COOKIE)).isPresent();
      assertThat(own.calls("/jwks")).isEqualTo(2);

      own.mode(Mode.KID_UNKNOWN);
      for (int i = 0; i < 6; i++) {
        Http attacker = new Http(fresh.base());
        Trip.signIn(attacker, "badop", "/");
        assertThat(attacker.cookie(COOKIE)).isEmpty();
      }
      assertThat(own.calls("/jwks")).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void SEC_244_SEC_246_a_discovery_of_another_issuer_is_refused_and_of_two_keys_both_are_tried() {
    try (TestProvider own = TestProvider.start(Shape.OIDC);
        LibertyServer fresh = withProvider("discovery", own.mode(Mode.DISCOVERY_ISSUER_WRONG))) {
      Http visitor = new Http(fresh.base());
      assertThat(Trip.start(visitor, "badop", "/").location())
          .isEqualTo(fresh.base() + "/api/auth/error?error=Configuration");
      own.addKey();
      own.mode(Mode.KID_ABSENT);
      awaitDiscovery(visitor);

      Trip.signIn(visitor, "badop", "/");
      assertThat(visitor.cookie(COOKIE)).isPresent();
    }
  }

  /** A failed discovery is remembered for some seconds. */
  private static void awaitDiscovery(Http visitor) {
    for (int i = 0; i < 40; i++) {
      if (Trip.start(visitor.fresh(), "badop", "/").location().contains("/authorize")) {
        return;
      }
      try {
        Thread.sleep(250);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    throw new AssertionError("discovery was not asked again");
  }

  private static LibertyServer withProvider(String name, TestProvider provider) {
    LibertyServer.Builder builder =
        LibertyServer.named(name).development().env("AUTH_PROVIDERS", "badop");
    OAuthServer.oidc(builder, "BADOP", provider);
    return builder.start();
  }

  private void assertRefused(Mode mode) {
    OAuthServer.MAIN.mode(mode);
    Answer answer = Trip.signIn(browser, "badop", "/");

    assertThat(answer.location()).isEqualTo(server.base() + "/api/auth/error?error=Configuration");
    assertThat(browser.cookie(COOKIE)).isEmpty();
    assertThat(browser.cookieHeader()).doesNotContain("authjs.state.");
    assertThat(Trip.follow(browser, answer.location()).text()).contains("Configuration");
  }
}
