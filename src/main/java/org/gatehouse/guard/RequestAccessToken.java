package org.gatehouse.guard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.session.ProviderAccessToken;
import org.gatehouse.token.Claims;

/** Takes the token from the claims after the {@code jwt} stage, which refreshes it. */
@RequestScoped
public class RequestAccessToken implements ProviderAccessToken {
  @Inject private RequestSession session;
  @Inject private Clock clock;

  @Override
  public Optional<String> get() {
    return session.claims().filter(this::alive).flatMap(claims -> claims.text("access_token"));
  }

  private boolean alive(Claims claims) {
    Optional<Instant> end = claims.instant("expires_at");
    return end.isEmpty() || clock.instant().isBefore(end.get());
  }
}
