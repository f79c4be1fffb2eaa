package org.gatehouse.pipeline.refresh;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.JwtStage;
import org.gatehouse.pipeline.JwtStep;
import org.gatehouse.pipeline.Order;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;

/**
 * At a sign-in by an OAuth provider, keeps its tokens in the session token (mission row A15); at
 * reads, refreshes them when it is time (mission row A16).
 */
@JwtStage
@Interceptor
@Priority(Order.PROVIDER_TOKENS)
public class ProviderTokensInterceptor extends JwtStep {
  private final RefreshGrant provider;
  private final TokenRefresher refresher;
  private final Clock clock;

  @Inject
  public ProviderTokensInterceptor(RefreshGrant provider, TokenRefresher refresher, Clock clock) {
    this.provider = provider;
    this.refresher = refresher;
    this.clock = clock;
  }

  @Override
  protected Optional<JwtContext> before(JwtContext context) {
    Optional<ProviderTokens> fresh = context.account().flatMap(ProviderAccount::tokens);
    if (fresh.isPresent()) {
      return Optional.of(
          context.withToken(signedIn(context.token(), context.account().get(), fresh.get())));
    }
    Claims token = context.token();
    return Optional.of(
        context.user().isEmpty() && ProviderTokenClaims.due(token, clock.instant())
            ? context.withToken(refresher.refresh(token))
            : context);
  }

  private Claims signedIn(Claims token, ProviderAccount account, ProviderTokens tokens) {
    boolean keepIdToken = provider.keepsIdToken(account.provider());
    Claims claims =
        token
            .with(ClaimName.PROVIDER.wire(), account.provider())
            .with(ClaimName.PROVIDER_ACCOUNT_ID.wire(), account.providerAccountId());
    return ProviderTokenClaims.with(claims, tokens, clock.instant(), keepIdToken);
  }
}
