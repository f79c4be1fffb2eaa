package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.gatehouse.account.RolePermissions;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.JwtStage;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.json.Json;
import org.gatehouse.token.Claims;

/**
 * Keeps in the token the ids of the permissions that its role has (mission row A18): at sign-in,
 * and when a token without them is read or its role changed. A role outside {@code auth.roles} has
 * none. Needs {@code auth.permissions}, and the tables as source: of another nothing is kept, so
 * that what it says counts at once.
 */
@JwtStage
@Interceptor
@Priority(Order.PERMISSIONS)
class PermissionsInterceptor extends JwtStep {
  private static final String ROLE = "role";
  private static final String CLAIM = "permissions";

  private final RolePermissions permissions;
  private final Grants grants;
  private final boolean on;

  @Inject
  PermissionsInterceptor(RolePermissions permissions, Grants grants, AuthConfig config) {
    this.permissions = permissions;
    this.grants = grants;
    this.on = config.permissions();
  }

  @Override
  protected Claims after(JwtContext context, Claims result) {
    if (!on) {
      return result;
    }
    if (!grants.inToken()) {
      return result.without(CLAIM);
    }
    Optional<String> stated = result.text(ROLE);
    Optional<String> role = grants.role(result);
    boolean fits =
        context.user().isEmpty()
            && result.has(CLAIM)
            && role.isPresent()
            && stated.equals(context.token().text(ROLE));
    if (fits) {
      return result;
    }
    return role.map(name -> result.with(CLAIM, Json.numbers(permissions.ofRole(name))))
        .orElseGet(() -> result.without(CLAIM));
  }
}
