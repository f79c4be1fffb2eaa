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
import org.gatehouse.token.Claims;

/**
 * A token without a role gets it from the database once; the changed claim is re-sealed. A disabled
 * user's session ends.
 */
@JwtStage
@Interceptor
@Priority(Order.ROLE_REPAIR)
class RoleRepairInterceptor {
  private static final String ROLE = "role";

  private final RoleLookup lookup;

  @Inject
  RoleRepairInterceptor(RoleLookup lookup) {
    this.lookup = lookup;
  }

  @AroundInvoke
  Object repair(InvocationContext invocation) throws Exception {
    JwtContext context = (JwtContext) invocation.getParameters()[0];
    Claims token = context.token();
    if (context.user().isPresent() || token.has(ROLE)) {
      return invocation.proceed();
    }
    Optional<User> found = lookup.find(token);
    if (found.filter(User::disabled).isPresent()) {
      return Optional.empty();
    }
    Optional<String> role = found.flatMap(User::role);
    if (role.isPresent()) {
      invocation.setParameters(new Object[] {context.withToken(token.with(ROLE, role.get()))});
    }
    return invocation.proceed();
  }
}
