package org.gatehouse.patterns;

import jakarta.json.JsonObject;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;

/** Steps that the tests of the patterns share. */
final class Portal {
  private Portal() {}

  /** By name, since JUnit closes arguments that can be closed. */
  static LibertyServer server(String strategy) {
    return strategy.equals("jwt") ? Servers.portal() : Servers.portalOnDatabase();
  }

  static Http signedIn(LibertyServer server, String user) {
    Http browser = new Http(server.base());
    browser.signIn(user);
    return browser;
  }

  /** {@code update(data)} of the browser client. */
  static Answer update(Http browser, String data) {
    return browser.postJson(
        "/api/auth/session", "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":" + data + "}");
  }

  static JsonObject user(Http browser) {
    return browser.session().object().getJsonObject("user");
  }

  /** Sends a body as a front end does: JSON, with the CSRF header. */
  static Answer send(Http browser, String method, String path, String body) {
    return browser.send(
        method,
        path,
        Map.of("Content-Type", "application/json", "X-CSRF-Token", browser.csrf()),
        body);
  }
}
