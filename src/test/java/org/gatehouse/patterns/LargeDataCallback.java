package org.gatehouse.patterns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.callback.SessionCallback;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.json.Json;
import org.gatehouse.session.Session;

/** Shows a long text of the database in the session and keeps it out of the token. */
@ApplicationScoped
public class LargeDataCallback implements SessionCallback {
  @Inject private Users users;

  @Override
  public Session session(SessionContext context) {
    String text =
        context
            .token()
            .subject()
            .flatMap(users::byId)
            .flatMap((User user) -> user.attribute("biography"))
            .orElse("");
    return context.session().withUser(Map.of("biography", Json.PROVIDER.createValue(text)));
  }
}
