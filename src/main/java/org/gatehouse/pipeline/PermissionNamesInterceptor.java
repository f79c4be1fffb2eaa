package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import org.gatehouse.account.RolePermissions;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.SessionStage;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.json.Json;
import org.gatehouse.session.Session;

/** Shows the names of the token's permissions as {@code session.user.permissions}. */
@SessionStage
@Interceptor
@Priority(Order.PERMISSION_NAMES)
class PermissionNamesInterceptor extends SessionStep {
  private static final String PERMISSIONS = "permissions";

  private final RolePermissions permissions;
  private final boolean on;

  @Inject
  PermissionNamesInterceptor(RolePermissions permissions, AuthConfig config) {
    this.permissions = permissions;
    this.on = config.permissions();
  }

  @Override
  protected Session before(SessionContext context) {
    if (!on || !context.token().has(PERMISSIONS)) {
      return context.session();
    }
    var names = permissions.names(context.token().numbers(PERMISSIONS));
    return context.session().withUser(Map.of(PERMISSIONS, Json.texts(names)));
  }
}
