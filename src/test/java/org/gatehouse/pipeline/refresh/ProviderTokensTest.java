package org.gatehouse.pipeline.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.json.Json;
import org.gatehouse.provider.oauth.RefreshResult;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.simulation.Scheduler;
import org.gatehouse.store.LocalTurns;
import org.gatehouse.token.Claims;
import org.gatehouse.token.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a provider's tokens come into the session, and when it is time to refresh them. */
class ProviderTokensTest {
  private final Scheduler clock = new Scheduler(new Random(1));
  private final Instant now = clock.instant();
  private final MemoryCore core = new MemoryCore(clock, null, MemoryCore.quiet());
  private boolean keepsIdToken = true;
  private int refreshes;

  @Test
  void a_sign_in_keeps_the_tokens_under_the_names_of_Auth_js() {
    Claims claims = signIn(tokens(now.plusSeconds(100), "r", "i"));

    assertThat(claims.text("provider")).hasValue("google");
    assertThat(claims.text("providerAccountId")).hasValue("g-1");
    assertThat(claims.text("access_token")).hasValue("a");
    assertThat(claims.text("refresh_token")).hasValue("r");
    assertThat(claims.text("id_token")).hasValue("i");
    assertThat(claims.instant("expires_at")).hasValue(now.plusSeconds(100));
    assertThat(claims.instant("refresh_at")).hasValue(now.plusSeconds(90));
    assertThat(claims.has("error")).isFalse();
    assertThat(refreshes).isZero();
  }

  @Test
  void the_margin_is_a_minute_at_the_most() {
    assertThat(signIn(tokens(now.plusSeconds(600), "r", "i")).instant("refresh_at"))
        .hasValue(now.plusSeconds(540));
    assertThat(signIn(tokens(now.plusSeconds(3600), "r", "i")).instant("refresh_at"))
        .hasValue(now.plusSeconds(3540));
  }

  @Test
  void what_the_provider_does_not_say_leaves_nothing_of_before() {
    ProviderTokens bare =
        new ProviderTokens(
            "a2", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    Claims claims =
        ProviderTokenClaims.with(signIn(tokens(now.plusSeconds(100), "r", "i")), bare, now, true);

    assertThat(claims.text("access_token")).hasValue("a2");
    for (String gone : List.of("refresh_token", "expires_at", "refresh_at")) {
      assertThat(claims.has(gone)).as(gone).isFalse();
    }
    assertThat(claims.text("id_token")).hasValue("i");
  }

  @Test
  void an_id_token_is_kept_only_where_it_serves_and_if_it_is_not_huge() {
    assertThat(signIn(tokens(now, "r", "x".repeat(8192))).has("id_token")).isTrue();
    assertThat(signIn(tokens(now, "r", "x".repeat(8193))).has("id_token")).isFalse();
    keepsIdToken = false;
    assertThat(signIn(tokens(now, "r", "i")).has("id_token")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"89, 0", "90, 1", "200, 1"})
  void a_read_refreshes_when_it_is_time_and_not_before(long seconds, int times) {
    Claims claims = signIn(tokens(now.plusSeconds(100), "r", "i"));
    clock.forward(Duration.ofSeconds(seconds));
    run(JwtContext.read(claims));

    assertThat(refreshes).isEqualTo(times);
  }

  @Test
  void without_a_refresh_token_or_after_a_refusal_nobody_is_asked() {
    Claims claims = signIn(tokens(now.plusSeconds(100), "r", "i"));
    clock.forward(Duration.ofSeconds(200));
    run(JwtContext.read(claims.without("refresh_token")));
    run(JwtContext.read(claims.with("error", "RefreshAccessTokenError")));

    assertThat(refreshes).isZero();
  }

  @Test
  void an_access_token_is_usable_until_it_expires_and_without_an_end_always() {
    Claims claims = signIn(tokens(now.plusSeconds(100), "r", "i"));

    assertThat(ProviderTokenClaims.usable(claims, now.plusSeconds(99))).isTrue();
    assertThat(ProviderTokenClaims.usable(claims, now.plusSeconds(100))).isFalse();
    assertThat(ProviderTokenClaims.usable(claims.without("expires_at"), now.plusSeconds(999)))
        .isTrue();
    assertThat(ProviderTokenClaims.usable(claims.without("access_token"), now)).isFalse();
  }

  private static ProviderTokens tokens(Instant end, String refresh, String id) {
    return new ProviderTokens(
        "a", Optional.of(end), Optional.of(refresh), Optional.of(id), Optional.empty());
  }

  private Claims signIn(ProviderTokens tokens) {
    ProviderAccount account = new ProviderAccount("google", "oidc", "g-1", Optional.of(tokens));
    Claims before =
        new Claims(
            Json.parseObject("{\"sub\":\"ann\",\"sid\":\"s\",\"error\":\"old\"}").orElseThrow());
    return run(JwtContext.signIn(before, User.of("ann", "ann"), account, Optional.empty(), false));
  }

  private Claims run(JwtContext context) {
    RefreshGrant provider =
        new RefreshGrant() {
          @Override
          public RefreshResult refresh(String id, String refreshToken, String account) {
            refreshes++;
            return new RefreshResult.Refused("no");
          }

          @Override
          public boolean keepsIdToken(String id) {
            return keepsIdToken;
          }
        };
    TokenRefresher refresher =
        new TokenRefresher(
            provider,
            core.versions,
            core.database.leases(this),
            new LocalTurns(),
            new Stamp(core.config.session(), clock),
            "RefreshAccessTokenError",
            clock);
    try {
      return new ProviderTokensInterceptor(provider, refresher, clock)
          .run(context, changed -> Optional.of(changed.token()))
          .orElseThrow();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
