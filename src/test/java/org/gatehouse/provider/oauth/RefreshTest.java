package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.provider.oauth.RefreshResult.Refreshed;
import org.gatehouse.provider.oauth.RefreshResult.Refused;
import org.gatehouse.provider.oauth.RefreshResult.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6749 6 and OpenID Connect Core 12. */
class RefreshTest {
  private final TestProvider provider = TestProvider.start(Shape.OIDC);
  private final Relying relying = Relying.on(provider);

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void a_refresh_brings_new_tokens_and_the_moment_they_expire() throws OAuthException {
    ProviderTokens old = relying.signIn().tokens();
    provider.accessTokenLifetime(Duration.ofSeconds(900));
    Instant before = Instant.now();

    ProviderTokens fresh = refreshed(old);

    assertThat(fresh.accessToken())
        .startsWith(TestProvider.ACCESS_TOKEN)
        .isNotEqualTo(old.accessToken());
    assertThat(fresh.refreshToken()).isPresent().isNotEqualTo(old.refreshToken());
    assertThat(fresh.expiresAt().orElseThrow())
        .isBetween(before.plusSeconds(900), Instant.now().plusSeconds(900));
    assertThat(fresh.idToken()).isPresent();
  }

  @Test
  void a_chain_of_refreshes_works_and_a_used_token_ends_it() throws OAuthException {
    ProviderTokens first = relying.signIn().tokens();
    ProviderTokens third = refreshed(refreshed(first));

    assertThat(refresh(first)).isInstanceOf(Refused.class);
    assertThat(provider.calls("reuse")).isEqualTo(1);
    assertThat(refresh(third)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFRESH_OTHER_SUB", "REFRESH_OTHER_ISS"})
  void SEC_256_a_new_ID_token_must_name_the_same_person_and_issuer(Mode mode)
      throws OAuthException {
    ProviderTokens old = relying.signIn().tokens();
    provider.mode(mode);

    assertThat(refresh(old)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "ALG_NONE",
        "HS256_WITH_SECRET",
        "BAD_SIGNATURE",
        "CLAIMS_CHANGED_AFTER_SIGNING",
        "KID_UNKNOWN",
        "AUD_WRONG",
        "EXPIRED",
        "AT_HASH_WRONG",
        "ID_TOKEN_NOT_A_JWT"
      })
  void SEC_256_a_new_ID_token_is_verified_as_the_first(Mode mode) throws OAuthException {
    ProviderTokens old = relying.signIn().tokens();
    provider.mode(mode);

    assertThat(refresh(old)).isInstanceOf(Refused.class);
  }

  @Test
  void a_refresh_may_bring_no_ID_token() throws OAuthException {
    ProviderTokens old = relying.signIn().tokens();
    provider.mode(Mode.ID_TOKEN_MISSING);

    assertThat(refreshed(old).idToken()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"REFRESH_INVALID_GRANT", "TOKEN_HTML_ERROR"})
  void SEC_258_a_refusal_is_final(Mode mode) throws OAuthException {
    ProviderTokens old = relying.signIn().tokens();
    provider.mode(mode);

    assertThat(refresh(old)).isInstanceOf(Refused.class);
    assertThat(provider.calls("/token")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFRESH_500", "TOKEN_500", "TOKEN_429", "TOKEN_REDIRECT", "TOKEN_HUGE"})
  void SEC_258_a_provider_that_is_broken_is_no_refusal(Mode mode) throws OAuthException {
    ProviderTokens old = relying.signIn().tokens();
    provider.mode(mode);

    assertThat(refresh(old)).isInstanceOf(Unavailable.class);
    assertThat(provider.calls("/token")).isEqualTo(2);
    assertThat(provider.calls("/elsewhere")).isZero();
  }

  @Test
  void SEC_258_a_time_out_is_no_refusal() throws OAuthException {
    Relying hasty = Relying.patient(provider, Duration.ofMillis(1500));
    ProviderTokens old = hasty.signIn().tokens();
    provider.mode(Mode.REFRESH_SLOW);

    assertThat(hasty.client().refresh(old.refreshToken().orElseThrow(), "1001"))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void SEC_259_an_answer_without_refresh_token_keeps_the_old_one() throws OAuthException {
    ProviderTokens old = relying.signIn().tokens();
    provider.mode(Mode.REFRESH_WITHOUT_REFRESH_TOKEN);

    ProviderTokens fresh = refreshed(old);

    assertThat(fresh.refreshToken()).isEqualTo(old.refreshToken());
    assertThat(refreshed(fresh).accessToken()).isNotEqualTo(fresh.accessToken());
  }

  @Test
  void the_texts_of_results_hold_no_token() throws OAuthException {
    ProviderTokens old = relying.signIn().tokens();

    assertThat(refresh(old).toString())
        .doesNotContain(TestProvider.ACCESS_TOKEN, TestProvider.REFRESH_TOKEN, "eyJ");
  }

  private RefreshResult refresh(ProviderTokens tokens) {
    return relying.client().refresh(tokens.refreshToken().orElseThrow(), "1001");
  }

  private ProviderTokens refreshed(ProviderTokens old) {
    RefreshResult result = refresh(old);
    assertThat(result).isInstanceOf(Refreshed.class);
    return ((Refreshed) result).tokens();
  }
}
