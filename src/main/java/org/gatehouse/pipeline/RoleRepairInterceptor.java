package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.account.PeopleById;
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
public class RoleRepairInterceptor extends JwtStep {
  private static final String ROLE = "role";

  private final RoleLookup lookup;

  @Inject
  RoleRepairInterceptor(RoleLookup lookup) {
    this.lookup = lookup;
  }

  /** Around an application's callback without a container. */
  public RoleRepairInterceptor(PeopleById people, boolean byEmail, Clock clock) {
    this(new RoleLookup(people, byEmail, clock));
  }

  @Override
  protected Optional<JwtContext> before(JwtContext context) {
    Claims token = context.token();
    if (context.user().isPresent() || token.has(ROLE)) {
      return Optional.of(context);
    }
    Optional<User> found = lookup.find(token);
    if (found.filter(User::disabled).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        found
            .flatMap(User::role)
            .map(role -> context.withToken(token.with(ROLE, role)))
            .orElse(context));
  }
}
