package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.SessionStage;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Mapping;

/** Copies the claims named by {@code auth.session.user} into {@code session.user}. */
@SessionStage
@Interceptor
@Priority(Order.CONFIGURED_SESSION)
class ConfiguredSessionInterceptor {
  private final AuthConfig config;

  @Inject
  ConfiguredSessionInterceptor(AuthConfig config) {
    this.config = config;
  }

  @AroundInvoke
  Object copy(InvocationContext invocation) throws Exception {
    if (!config.sessionUser().isEmpty()) {
      SessionContext context = (SessionContext) invocation.getParameters()[0];
      Map<String, JsonValue> members = members(context.token().toJson());
      invocation.setParameters(
          new Object[] {context.withSession(context.session().withUser(members))});
    }
    return invocation.proceed();
  }

  private Map<String, JsonValue> members(JsonObject claims) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (Mapping mapping : config.sessionUser()) {
      if (claims.containsKey(mapping.source())) {
        members.put(mapping.target(), claims.get(mapping.source()));
      }
    }
    return members;
  }
}
