package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gatehouse.harness.Await;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Pair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * I3 and I4, mission rows C02 and C03: what an administrator takes away on one node is gone there
 * at once and on the other within the bound, for JAX-RS, EJB, servlet and {@code /session} alike.
 * Both strategies, two nodes over one database.
 */
class LiveChangesIT {
  private static final String COOKIE = "authjs.session-token";
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String SECRET = "live-changes-4Fg8Kd2Ls9Qw1Er5Ty7U3Io";
  private static List<Pair> pairs;

  @BeforeAll
  static void start() {
    pairs = Pair.ofEachStrategy("live", node -> node.env("AUTH_SECRET", SECRET));
  }

  @AfterAll
  static void stop() {
    pairs.forEach(Pair::close);
  }

  @Test
  void C03_a_role_that_was_taken_away_is_gone_in_every_kind_of_code() {
    for (Pair pair : pairs) {
      Http admin = Portal.signedIn(pair.one(), "platform");
      Http user = Portal.signedIn(pair.one(), "staff");
      Http elsewhere = copy(user, pair.other());
      for (Http browser : List.of(user, elsewhere)) {
        assertThat(rights(browser)).as(pair.name()).isEqualTo("200 200 STAFF");
      }

      change(admin, "demo-staff", "{\"role\":\"CUSTOMER\"}");
      assertThat(rights(user)).as(pair.name()).isEqualTo("403 403 CUSTOMER");
      Await.until(PATIENCE, () -> rights(elsewhere).equals("403 403 CUSTOMER"));

      change(admin, "demo-staff", "{\"role\":\"STAFF\"}");
      assertThat(rights(user)).as(pair.name()).isEqualTo("200 200 STAFF");
      Await.until(PATIENCE, () -> rights(elsewhere).equals("200 200 STAFF"));
    }
  }

  @Test
  void SEC_114_who_is_disabled_is_out_and_stays_out_when_enabled_again() {
    for (Pair pair : pairs) {
      Http admin = Portal.signedIn(pair.one(), "platform");
      Http user = Portal.signedIn(pair.one(), "customer");
      Http elsewhere = copy(user, pair.other());
      Http played = copy(user, pair.one());
      assertThat(elsewhere.get("/api/me").status()).isEqualTo(200);

      change(admin, "demo-customer", "{\"disabled\":true}");
      assertThat(user.get("/api/me").status()).as(pair.name()).isEqualTo(401);
      Await.until(PATIENCE, () -> elsewhere.get("/api/me").status() == 401);
      assertThat(copy(played, pair.other()).session().text()).isEqualTo("null");

      change(admin, "demo-customer", "{\"disabled\":false}");
      assertThat(copy(played, pair.one()).get("/api/me").status()).isEqualTo(401);
      Await.until(
          PATIENCE, () -> Portal.signedIn(pair.other(), "customer").get("/api/me").status() == 200);
      assertThat(copy(played, pair.other()).get("/api/me").status()).isEqualTo(401);
    }
  }

  @Test
  void SEC_275_sessions_that_an_administrator_ends_are_over_on_both_nodes_and_after_a_restart() {
    for (Pair pair : pairs) {
      Http admin = Portal.signedIn(pair.one(), "platform");
      Http user = Portal.signedIn(pair.one(), "developer");
      Http elsewhere = copy(user, pair.other());
      Http played = copy(user, pair.other());
      assertThat(
              Portal.send(admin, "DELETE", "/api/admin/users/demo-developer/sessions", null)
                  .status())
          .isEqualTo(204);

      assertThat(user.get("/api/me").status()).as(pair.name()).isEqualTo(401);
      Await.until(PATIENCE, () -> elsewhere.get("/api/me").status() == 401);
      pair.other().restart(Map.of());
      assertThat(copy(played, pair.other()).session().text()).isEqualTo("null");
      assertThat(Portal.signedIn(pair.one(), "developer").get("/api/me").status()).isEqualTo(200);
    }
  }

  /** What he does next was meant for the tenant that he left. */
  @Test
  void C03_who_is_removed_from_a_tenant_is_told_so_and_may_switch() {
    for (Pair pair : pairs) {
      Http admin = Portal.signedIn(pair.one(), "platform");
      Http user = Portal.signedIn(pair.one(), "staff");
      Http elsewhere = copy(user, pair.other());
      assertThat(elsewhere.get("/api/projects").status()).isEqualTo(200);
      String member = "/api/admin/tenants/acme/members/demo-staff";
      assertThat(Portal.send(admin, "DELETE", member, null).status()).isLessThan(300);

      assertThat(user.get("/api/projects").text()).as(pair.name()).contains("TenantGone");
      Await.until(
          PATIENCE,
          () -> elsewhere.session().object().getJsonObject("user").get("tenantId") == null);
      assertThat(elsewhere.get("/api/projects").text()).contains("TenantGone");
      assertThat(Portal.update(user, "{\"tenantId\":\"globex\"}").status()).isEqualTo(200);
      assertThat(user.get("/api/projects").status()).isEqualTo(200);
      assertThat(Portal.send(admin, "PUT", member, "").status()).isLessThan(300);
    }
  }

  /** JAX-RS with an EJB behind it, a servlet, and what the client is shown. */
  private static String rights(Http browser) {
    return browser.get("/api/reports").status()
        + " "
        + browser.get("/staff").status()
        + " "
        + browser.session().object().getJsonObject("user").getString("role", "-");
  }

  private static void change(Http admin, String user, String body) {
    assertThat(Portal.send(admin, "PATCH", "/api/admin/users/" + user, body).status())
        .isEqualTo(200);
  }

  private static Http copy(Http browser, LibertyServer node) {
    Http tab = new Http(node.base());
    browser.cookie(COOKIE).ifPresent(value -> tab.setCookie(COOKIE, value));
    return tab;
  }
}
