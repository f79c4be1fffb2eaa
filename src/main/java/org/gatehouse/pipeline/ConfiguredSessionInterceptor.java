package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.SessionStage;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Mapping;
import org.gatehouse.session.Session;

/** Copies the claims named by {@code auth.session.user} into {@code session.user}. */
@SessionStage
@Interceptor
@Priority(Order.CONFIGURED_SESSION)
class ConfiguredSessionInterceptor extends SessionStep {
  private final AuthConfig config;

  @Inject
  ConfiguredSessionInterceptor(AuthConfig config) {
    this.config = config;
  }

  @Override
  protected Session before(SessionContext context) {
    return config.sessionUser().isEmpty()
        ? context.session()
        : context.session().withUser(members(context.token().toJson()));
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
