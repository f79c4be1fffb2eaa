package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.DerbyServer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.junit.jupiter.api.Test;

/** The database goes away under a running portal: sign-in says so, sessions go on. */
class DatabaseDownIT {
  @Test
  void sign_in_is_503_and_existing_sessions_still_read() {
    DerbyServer derby = DerbyServer.start();
    try (LibertyServer server =
        LibertyServer.named("database-down").development().dataSource(derby.dataSource()).start()) {
      Http staff = new Http(server.base());
      staff.signIn("staff");

      derby.close();

      Http late = new Http(server.base());
      Answer json = late.signIn("customer");
      assertThat(json.status()).isEqualTo(503);
      assertThat(json.object().getString("code")).isEqualTo("Unavailable");
      assertThat(json.url()).endsWith("/api/auth/signin?error=Unavailable");
      Answer page =
          late.postForm(
              "/api/auth/callback/credentials",
              Map.of("csrfToken", late.csrf(), "username", "customer", "password", "x"));
      assertThat(page.status()).isEqualTo(503);
      assertThat(page.text()).contains("Not available right now").doesNotContain("SQL");
      assertThat(late.cookie("authjs.session-token")).isEmpty();

      assertThat(staff.session().object().getJsonObject("user").getString("role"))
          .isEqualTo("STAFF");
      assertThat(staff.get("/api/reports").status()).isEqualTo(200);
      Answer update =
          staff.postJson(
              "/api/auth/session",
              "{\"csrfToken\":\"" + staff.csrf() + "\",\"data\":{\"firstName\":\"New\"}}");
      assertThat(update.status()).isEqualTo(503);
      assertThat(staff.session().object().getJsonObject("user").getString("firstName"))
          .isEqualTo("Sam");
    }
  }

  @Test
  void with_the_sessions_in_the_database_guarded_requests_are_503_and_cookies_stay() {
    DerbyServer derby = DerbyServer.start();
    try (LibertyServer server =
        LibertyServer.named("rows-down")
            .development()
            .env("AUTH_SESSION_STRATEGY", "database")
            .dataSource(derby.dataSource())
            .start()) {
      Http staff = new Http(server.base());
      staff.signIn("staff");

      derby.close();

      for (String path :
          new String[] {"/api/auth/session", "/api/me", "/api/reports", "/", "/staff"}) {
        Answer answer = staff.get(path);
        assertThat(answer.status()).as(path).isEqualTo(503);
        assertThat(answer.object().getString("code")).isEqualTo("Unavailable");
        assertThat(answer.sets("authjs.session-token")).isFalse();
      }
    }
  }
}
