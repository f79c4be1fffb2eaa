package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
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
class ConfiguredClaimsInterceptor {
  private final AuthConfig config;

  @Inject
  ConfiguredClaimsInterceptor(AuthConfig config) {
    this.config = config;
  }

  @AroundInvoke
  Object copy(InvocationContext invocation) throws Exception {
    JwtContext context = (JwtContext) invocation.getParameters()[0];
    if (context.user().isPresent()) {
      Claims token = copy(context.user().get(), context.token());
      invocation.setParameters(new Object[] {context.withToken(token)});
    }
    return invocation.proceed();
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
