package org.gatehouse.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.gatehouse.account.Users;
import org.gatehouse.callback.UpdatableClaim;
import org.gatehouse.json.Json;
import org.gatehouse.token.Claims;

/** What a signed-in user may change of the session by {@code update(data)}. */
@ApplicationScoped
public class PortalUpdates {
  private static final int LONGEST_NAME = 100;

  @Inject private Users users;

  @Produces
  UpdatableClaim firstName() {
    return UpdatableClaim.text("firstName", 1, LONGEST_NAME);
  }

  @Produces
  UpdatableClaim lastName() {
    return UpdatableClaim.text("lastName", 1, LONGEST_NAME);
  }

  /** Read again from the database when asked to; the number that the client sends is ignored. */
  @Produces
  UpdatableClaim credits() {
    return UpdatableClaim.fromServer("credits", this::credits);
  }

  private Optional<JsonValue> credits(Claims token) {
    return token
        .subject()
        .flatMap(users::byId)
        .flatMap(user -> user.attribute("credits"))
        .map(Integer::valueOf)
        .map(Json.PROVIDER::createValue);
  }
}
