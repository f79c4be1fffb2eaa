package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.JwtStage;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Mapping;
import org.gatehouse.token.Claims;

/**
 * Copies the user attributes named by {@code auth.claims} into the token, at sign-in and when the
 * user has changed; one that he has no longer goes.
 */
@JwtStage
@Interceptor
@Priority(Order.CONFIGURED_CLAIMS)
public class ConfiguredClaimsInterceptor extends JwtStep {
  /** What our record may lack, and a provider told. */
  private static final Set<String> PROFILE = Set.of("name", "email", "image", "avatar");

  private final AuthConfig config;

  @Inject
  public ConfiguredClaimsInterceptor(AuthConfig config) {
    this.config = config;
  }

  @Override
  protected Optional<JwtContext> before(JwtContext context) {
    return Optional.of(
        context
            .described()
            .map(user -> context.withToken(copy(user, context.token())))
            .orElse(context));
  }

  private Claims copy(User user, Claims token) {
    Claims claims = token;
    for (Mapping mapping : config.claims()) {
      Optional<String> value = user.attribute(mapping.source());
      if (value.isPresent()) {
        claims = claims.with(mapping.target(), value.get());
      } else if (!PROFILE.contains(mapping.source())) {
        claims = claims.without(mapping.target());
      }
    }
    return claims;
  }
}
