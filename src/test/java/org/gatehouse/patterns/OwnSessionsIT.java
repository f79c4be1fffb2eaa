package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.StringReader;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.Test;

/** Mission row B09 with the sessions in the database. */
class OwnSessionsIT {
  private final LibertyServer server = Servers.portalOnDatabase();

  @Test
  void B09_a_user_sees_his_sessions_and_ends_one_or_all_others() {
    Http first = Portal.signedIn(server, "fundraiser");
    Portal.send(first, "DELETE", "/api/sessions", null);
    Http second = Portal.signedIn(server, "fundraiser");
    Http third = Portal.signedIn(server, "fundraiser");
    JsonArray sessions = list(first);
    String other =
        sessions.stream()
            .map(session -> session.asJsonObject())
            .filter(session -> !session.getBoolean("current"))
            .findFirst()
            .orElseThrow()
            .getString("id");

    assertThat(sessions).hasSize(3);
    assertThat(Portal.send(first, "DELETE", "/api/sessions/" + other, null).status())
        .isEqualTo(204);
    assertThat(list(first)).hasSize(2);
    assertThat(Portal.send(first, "DELETE", "/api/sessions", null).status()).isEqualTo(204);
    assertThat(second.get("/api/me").status()).isEqualTo(401);
    assertThat(third.get("/api/me").status()).isEqualTo(401);
    assertThat(first.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void B09_the_session_of_somebody_else_cannot_be_ended() {
    Http victim = Portal.signedIn(server, "wholesale");
    String id = list(victim).getJsonObject(0).getString("id");
    Http attacker = Portal.signedIn(server, "developer");

    assertThat(Portal.send(attacker, "DELETE", "/api/sessions/" + id, null).status())
        .isEqualTo(404);
    assertThat(victim.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void SEC_275_an_administrator_ends_all_sessions_of_a_user() {
    Http user = Portal.signedIn(server, "customer");
    Http admin = Portal.signedIn(server, "admin");

    assertThat(
            Portal.send(admin, "DELETE", "/api/admin/users/demo-customer/sessions", null).status())
        .isEqualTo(204);
    assertThat(user.get("/api/me").status()).isEqualTo(401);
  }

  private static JsonArray list(Http browser) {
    return Json.createReader(new StringReader(browser.get("/api/sessions").text())).readArray();
  }
}
