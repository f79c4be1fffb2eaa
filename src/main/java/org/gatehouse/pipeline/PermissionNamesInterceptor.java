package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.SessionStage;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.json.Json;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;

/** Shows the names of the user's permissions as {@code session.user.permissions}. */
@SessionStage
@Interceptor
@Priority(Order.PERMISSION_NAMES)
class PermissionNamesInterceptor extends SessionStep {
  private static final String PERMISSIONS = "permissions";

  private final Grants grants;
  private final boolean on;

  @Inject
  PermissionNamesInterceptor(Grants grants, AuthConfig config) {
    this.grants = grants;
    this.on = config.permissions();
  }

  @Override
  protected Session before(SessionContext context) {
    Claims token = context.token();
    boolean shown = grants.inToken() ? token.has(PERMISSIONS) : grants.role(token).isPresent();
    return on && shown
        ? context.session().withUser(Map.of(PERMISSIONS, Json.texts(grants.of(token))))
        : context.session();
  }
}
