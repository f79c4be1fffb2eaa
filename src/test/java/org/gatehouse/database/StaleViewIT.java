package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Await;
import org.gatehouse.harness.DerbyServer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.junit.jupiter.api.Test;

/** SEC_146: what becomes of sessions while nobody can say what was taken away meanwhile. */
class StaleViewIT {
  private static final String COOKIE = "authjs.session-token";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> PATHS = List.of("/api/auth/session", "/api/me", "/staff");

  @Test
  void SEC_146_sessions_go_on_for_the_grace_and_then_are_refused_without_losing_their_cookie() {
    DerbyServer derby = DerbyServer.start();
    try (LibertyServer server =
        LibertyServer.named("stale-view")
            .development()
            .env("AUTH_REVOCATION_MAX_STALENESS", "2")
            .env("AUTH_REVOCATION_GRACE", "20")
            .dataSource(derby.dataSource())
            .start()) {
      Http staff = new Http(server.base());
      staff.signIn("staff");
      assertThat(health(staff).getString("state")).isEqualTo("fresh");
      derby.close();

      Await.until(PATIENCE, () -> health(staff).getString("state").equals("degraded"));
      assertThat(health(staff).getInt("stalenessMilliseconds")).isGreaterThan(2000);
      for (String path : PATHS) {
        assertThat(staff.get(path).status()).as(path).isEqualTo(200);
      }
      Await.until(PATIENCE, () -> server.messages().contains("RevocationsStale"));

      Await.until(PATIENCE, () -> health(staff).getString("state").equals("refusing"));
      assertThat(staff.get("/health/ready").status()).isEqualTo(503);
      for (String path : PATHS) {
        Answer answer = staff.get(path);
        assertThat(answer.status()).as(path).isEqualTo(503);
        assertThat(answer.header("Retry-After")).as(path).hasValue("10");
        assertThat(answer.sets(COOKIE)).as(path).isFalse();
      }
      Await.until(PATIENCE, () -> server.messages().contains("RevocationsUnknown"));
      Answer anonymous = new Http(server.base()).get("/api/auth/session");
      assertThat(anonymous.text()).isEqualTo("null");
      String csrf = staff.fresh().csrf();
      assertThat(csrf).isNotEmpty();
    }
  }

  private static JsonObject health(Http browser) {
    return browser.get("/health/ready").object().getJsonArray("checks").stream()
        .map(check -> check.asJsonObject())
        .filter(check -> check.getString("name").equals("gatehouse-revocation"))
        .findFirst()
        .orElseThrow()
        .getJsonObject("data");
  }
}
