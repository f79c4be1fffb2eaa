package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OpenID Connect Core 3.1.3.7, rule by rule. */
class IdTokenTest {
  private final TestProvider provider = TestProvider.start(Shape.OIDC);
  private final Relying relying = Relying.on(provider);

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void SEC_230_a_good_flow_signs_in() throws OAuthException {
    Identity identity = relying.signIn();

    assertThat(identity.profile().id()).isEqualTo("1001");
    assertThat(identity.profile().email()).contains("ada@example.org");
    assertThat(identity.tokens().accessToken()).startsWith(TestProvider.ACCESS_TOKEN);
    assertThat(identity.tokens().refreshToken()).isPresent();
    assertThat(identity.tokens().idToken()).isPresent();
    assertThat(identity.tokens().expiresAt()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"NONCE_WRONG", "NONCE_MISSING"})
  void SEC_231_the_nonce_must_be_ours(Mode mode) {
    refused(mode);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "ISS_WRONG",
        "ISS_MISSING",
        "AUD_WRONG",
        "AUD_MISSING",
        "AZP_FOREIGN",
        "AUD_SEVERAL_WITHOUT_AZP",
        "AUD_SEVERAL_WITH_FOREIGN_AZP"
      })
  void SEC_232_issuer_audience_and_authorized_party_must_fit(Mode mode) {
    refused(mode);
  }

  @Test
  void SEC_232_several_audiences_with_our_azp_are_good() throws OAuthException {
    provider.mode(Mode.AUD_SEVERAL_WITH_OUR_AZP);

    assertThat(relying.signIn().profile().id()).isEqualTo("1001");
  }

  @ParameterizedTest
  @EnumSource(names = {"ALG_NONE", "HS256_WITH_SECRET", "HS256_WITH_PUBLIC_KEY"})
  void SEC_233_only_asymmetric_signatures_count_whatever_discovery_announces(Mode mode) {
    refused(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD_SIGNATURE", "CLAIMS_CHANGED_AFTER_SIGNING", "KEY_IN_HEADER"})
  void SEC_234_only_a_key_of_the_published_set_signs(Mode mode) {
    refused(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"KID_UNKNOWN", "KEY_SET_IN_HEADER"})
  void SEC_234_a_key_outside_of_the_published_set_is_refused_and_not_fetched(Mode mode) {
    refused(mode);
    assertThat(provider.calls("/foreign-jwks")).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPIRED", "EXP_MISSING", "IAT_MISSING", "SUB_MISSING", "NBF_AHEAD"})
  void SEC_235_times_and_subject_are_required_and_checked(Mode mode) {
    refused(mode);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "ID_TOKEN_MISSING",
        "ID_TOKEN_NOT_A_JWT",
        "TOKEN_TYPE_MISSING",
        "TOKEN_TYPE_OTHER",
        "ACCESS_TOKEN_MISSING",
        "ACCESS_TOKEN_EMPTY"
      })
  void SEC_236_the_token_answer_must_be_complete(Mode mode) {
    refused(mode);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFRESH_TOKEN_EMPTY", "EXPIRES_IN_NO_NUMBER", "EXPIRES_IN_NEGATIVE"})
  void SEC_236_an_answer_that_is_odd_signs_in_or_is_a_clean_error(Mode mode) {
    provider.mode(mode);

    Throwable thrown = catchThrowable(relying::signIn);

    assertThat(thrown == null || thrown instanceof OAuthException).as("%s", thrown).isTrue();
  }

  @Test
  void SEC_237_at_hash_must_be_that_of_the_access_token() {
    refused(Mode.AT_HASH_WRONG);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOCK_30_S_AHEAD", "CLOCK_30_S_BEHIND"})
  void SEC_260_half_a_minute_between_the_clocks_does_no_harm(Mode mode) throws OAuthException {
    provider.mode(mode);

    assertThat(relying.signIn().profile().id()).isEqualTo("1001");
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOCK_10_MIN_AHEAD", "CLOCK_10_MIN_BEHIND"})
  void SEC_260_ten_minutes_between_the_clocks_are_refused(Mode mode) {
    refused(mode);
  }

  @Test
  void SEC_253_many_claims_are_read_and_the_profile_stays_small() throws OAuthException {
    provider.mode(Mode.MANY_CLAIMS);

    Identity identity = relying.signIn();

    assertThat(identity.claims().getJsonArray("groups")).hasSizeGreaterThan(1000);
    assertThat(identity.profile().toString()).hasSizeLessThan(1000);
  }

  private void refused(Mode mode) {
    provider.mode(mode);

    OAuthException refusal = relying.refusal();

    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).isEqualTo(OAuthException.Kind.INVALID_TOKEN);
    assertThat(provider.calls("/token")).isEqualTo(1);
  }
}
