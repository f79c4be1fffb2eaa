package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.JwtStage;
import org.gatehouse.callback.UpdatableClaim;
import org.gatehouse.token.Claims;

/**
 * On an update, takes over the members of the client's data that an {@link UpdatableClaim} accepts;
 * everything else is ignored (mission row A17).
 */
@JwtStage
@Interceptor
@Priority(Order.DECLARED_UPDATES)
class DeclaredUpdatesInterceptor extends JwtStep {
  private final DeclaredUpdates declared;

  @Inject
  DeclaredUpdatesInterceptor(DeclaredUpdates declared) {
    this.declared = declared;
  }

  @Override
  protected Optional<JwtContext> before(JwtContext context) {
    return Optional.of(
        context
            .update()
            .filter(JsonObject.class::isInstance)
            .map(data -> context.withToken(accepted(data.asJsonObject(), context.token())))
            .orElse(context));
  }

  private Claims accepted(JsonObject data, Claims token) {
    Claims claims = token;
    for (UpdatableClaim claim : declared.claims()) {
      JsonValue sent = data.get(claim.name());
      if (sent != null) {
        Optional<JsonValue> kept = claim.accept(sent, claims);
        claims =
            kept.isPresent() ? claims.with(claim.name(), kept.get()) : claims.without(claim.name());
      }
    }
    return claims;
  }
}
