package org.gatehouse.portal;

import jakarta.json.JsonObject;
import java.util.List;
import org.gatehouse.application.KnownSession;
import org.gatehouse.json.Json;

/** Sessions as the portal's resources list them; times are ISO 8601 in UTC. */
final class SessionJson {
  private SessionJson() {}

  static String of(List<KnownSession> sessions) {
    var list = Json.PROVIDER.createArrayBuilder();
    sessions.forEach(session -> list.add(of(session)));
    return list.build().toString();
  }

  private static JsonObject of(KnownSession session) {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("id", session.id())
        .add("signedIn", session.signedIn().toString())
        .add("lastUsed", session.lastUsed().toString())
        .add("expires", session.expires().toString())
        .add("provider", session.provider())
        .add("methods", Json.PROVIDER.createArrayBuilder(session.methods()))
        .add("address", session.address())
        .add("browser", session.browser())
        .add("system", session.system())
        .add("current", session.current())
        .build();
  }
}
