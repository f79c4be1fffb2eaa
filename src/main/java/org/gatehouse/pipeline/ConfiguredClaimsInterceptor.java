package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.JwtStage;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Mapping;
import org.gatehouse.token.Claims;

/** At sign-in, copies the user attributes named by {@code auth.claims} into the token. */
@JwtStage
@Interceptor
@Priority(Order.CONFIGURED_CLAIMS)
class ConfiguredClaimsInterceptor extends JwtStep {
  private final AuthConfig config;

  @Inject
  ConfiguredClaimsInterceptor(AuthConfig config) {
    this.config = config;
  }

  @Override
  protected Optional<JwtContext> before(JwtContext context) {
    return Optional.of(
        context.user().map(user -> context.withToken(copy(user, context.token()))).orElse(context));
  }

  private Claims copy(User user, Claims token) {
    Claims claims = token;
    for (Mapping mapping : config.claims()) {
      Optional<String> value = user.attribute(mapping.source());
      if (value.isPresent()) {
        claims = claims.with(mapping.target(), value.get());
      }
    }
    return claims;
  }
}
