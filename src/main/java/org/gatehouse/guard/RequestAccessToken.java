package org.gatehouse.guard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.pipeline.refresh.LinkedTokens;
import org.gatehouse.session.ProviderAccessToken;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Trace.Reason;
import org.gatehouse.trace.Trace.Reason.Kind;

/**
 * Takes the token from the claims after the {@code jwt} stage, which refreshes it; else from the
 * linked account. Holds nothing of a request, so that what {@link #of} gives may be kept by a bean
 * that serves many.
 */
@RequestScoped
public class RequestAccessToken implements ProviderAccessToken {
  @Inject private RequestSession session;
  @Inject private LinkedTokens linked;
  @Inject private Clock clock;

  @Override
  public Optional<String> get() {
    return claims().flatMap(this::ofSession);
  }

  @Override
  public ProviderAccessToken of(String provider) {
    return new OfProvider(this, provider);
  }

  /** What {@link #of} gives: nothing is looked up before it is asked. */
  private record OfProvider(RequestAccessToken request, String provider)
      implements ProviderAccessToken {
    @Override
    public Optional<String> get() {
      return request.get(provider);
    }

    @Override
    public ProviderAccessToken of(String other) {
      return request.of(other);
    }
  }

  private Optional<String> get(String provider) {
    Optional<Claims> claims = claims();
    Optional<String> own =
        claims
            .filter(c -> c.text(ClaimName.PROVIDER.wire()).filter(provider::equals).isPresent())
            .flatMap(this::ofSession);
    return own.or(
        () -> claims.flatMap(Claims::subject).flatMap(user -> linked.accessToken(user, provider)));
  }

  /** A session that came by a link leaves it to the account to refresh. */
  private Optional<String> ofSession(Claims claims) {
    Optional<String> token = claims.text(ClaimName.ACCESS_TOKEN.wire());
    return token.isEmpty() || alive(claims) ? token : ofAccount(claims);
  }

  private Optional<String> ofAccount(Claims claims) {
    return claims
        .subject()
        .flatMap(
            user ->
                claims
                    .text(ClaimName.PROVIDER.wire())
                    .flatMap(
                        provider ->
                            claims
                                .text(ClaimName.PROVIDER_ACCOUNT_ID.wire())
                                .flatMap(id -> linked.accessToken(user, provider, id))));
  }

  private Optional<Claims> claims() {
    return session.claims(() -> Reason.injected(Kind.INJECTION, "ProviderAccessToken"));
  }

  private boolean alive(Claims claims) {
    Optional<Instant> end = claims.instant(ClaimName.EXPIRES_AT.wire());
    return end.isEmpty() || clock.instant().isBefore(end.get());
  }
}
