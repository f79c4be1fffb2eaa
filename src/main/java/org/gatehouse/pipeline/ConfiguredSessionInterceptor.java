package org.gatehouse.pipeline;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.SessionStage;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Mapping;
import org.gatehouse.config.Setting;
import org.gatehouse.json.Json;
import org.gatehouse.session.Session;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;

/**
 * Copies the claims named by {@code auth.session.user} into {@code session.user}, and beside it the
 * provider's access token while it is valid, where {@code auth.session.access-token} asks for that.
 */
@SessionStage
@Interceptor
@Priority(Order.CONFIGURED_SESSION)
class ConfiguredSessionInterceptor extends SessionStep {
  private static final String ACCESS_TOKEN = "accessToken";

  private final AuthConfig config;
  private final Clock clock;
  private final boolean accessToken;

  @Inject
  ConfiguredSessionInterceptor(AuthConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.accessToken = config.settings().flag(Setting.SESSION_ACCESS_TOKEN);
  }

  @Override
  protected Session before(SessionContext context) {
    Session session =
        config.sessionUser().isEmpty()
            ? context.session()
            : context.session().withUser(members(context.token().toJson()));
    return shownToken(context.token())
        .map(token -> session.with(ACCESS_TOKEN, Json.PROVIDER.createValue(token)))
        .orElse(session);
  }

  private Optional<String> shownToken(Claims claims) {
    Optional<Instant> end = claims.instant(ClaimName.EXPIRES_AT.wire());
    return accessToken && end.filter(time -> !clock.instant().isBefore(time)).isEmpty()
        ? claims.text(ClaimName.ACCESS_TOKEN.wire())
        : Optional.empty();
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
