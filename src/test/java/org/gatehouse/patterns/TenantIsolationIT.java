package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.Test;

/** Security row SEC-270: two tenants, each with an administrator, and nothing shows through. */
class TenantIsolationIT {
  private final LibertyServer server = Servers.portal();
  private final Http acme = Portal.signedIn(server, "admin");
  private final Http globex = Portal.signedIn(server, "gloria");

  @Test
  void SEC_270_lists_and_counts_hold_the_own_rows_only() {
    JsonObject ours = acme.get("/api/projects?limit=100").object();
    JsonObject theirs = globex.get("/api/projects?limit=100").object();

    assertThat(ours.getInt("count")).isEqualTo(ours.getJsonArray("projects").size());
    assertThat(theirs.getInt("count")).isEqualTo(theirs.getJsonArray("projects").size());
    List<String> shared = ids(ours);
    shared.retainAll(ids(theirs));
    assertThat(shared).isEmpty();
    assertThat(theirs.toString()).contains("Weather machine").doesNotContain("Anvil");
  }

  @Test
  void SEC_270_a_row_of_the_other_tenant_is_404_for_every_verb_and_stays_as_it_is() {
    Answer created = Portal.send(acme, "POST", "/api/projects", "{\"name\":\"Secret plan\"}");
    String path = "/api/projects/" + created.object().getString("id");

    assertThat(globex.get(path).status()).isEqualTo(404);
    assertThat(Portal.send(globex, "PATCH", path, "{\"name\":\"Stolen\"}").status()).isEqualTo(404);
    assertThat(Portal.send(globex, "DELETE", path, null).status()).isEqualTo(404);
    assertThat(acme.get(path).object().getString("name")).isEqualTo("Secret plan");
    assertThat(globex.get("/api/projects/" + "%25").status()).isEqualTo(404);
  }

  @Test
  void SEC_270_users_of_the_other_tenant_are_neither_listed_nor_changed_nor_signed_out() {
    String users = globex.get("/api/admin/users?limit=100").text();

    assertThat(users)
        .contains("demo-gloria")
        .contains("demo-staff")
        .doesNotContain("demo-customer");
    assertThat(acme.get("/api/admin/users?limit=100").text()).doesNotContain("demo-gloria");
    String customer = "/api/admin/users/demo-customer";
    assertThat(Portal.send(globex, "PATCH", customer, "{\"disabled\":true}").status())
        .isEqualTo(404);
    assertThat(Portal.send(globex, "DELETE", customer + "/sessions", null).status()).isEqualTo(404);
    assertThat(Portal.signedIn(server, "customer").get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void SEC_270_a_user_of_both_tenants_is_changed_and_signed_out_by_neither_administrator() {
    String staff = "/api/admin/users/demo-staff";
    Answer refused = Portal.send(globex, "PATCH", staff, "{\"role\":\"ADMIN\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.object().getString("code")).isEqualTo("ForeignTenant");
    assertThat(Portal.send(acme, "DELETE", staff + "/sessions", null).status()).isEqualTo(400);
    assertThat(Portal.user(Portal.signedIn(server, "staff")).getString("role")).isEqualTo("STAFF");
  }

  @Test
  void SEC_270_people_can_neither_be_pulled_over_nor_pushed_out_of_the_other_tenant() {
    String tenants = "/api/admin/tenants/";
    for (String path : List.of("acme/members/demo-gloria", "globex/members/demo-customer")) {
      assertThat(Portal.send(globex, "PUT", tenants + path, "").status()).isEqualTo(403);
      assertThat(Portal.send(globex, "DELETE", tenants + path, null).status()).isEqualTo(404);
    }
    assertThat(Portal.send(globex, "DELETE", tenants + "acme/members/demo-customer", null).status())
        .isEqualTo(404);
    assertThat(Portal.signedIn(server, "customer").get("/api/projects").status()).isEqualTo(200);
    assertThat(acme.get("/api/projects").status()).isEqualTo(200);
  }

  private static List<String> ids(JsonObject list) {
    return list.getJsonArray("projects").stream()
        .map(project -> project.asJsonObject().getString("id"))
        .collect(Collectors.toList());
  }
}
