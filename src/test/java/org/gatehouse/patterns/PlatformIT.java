package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Security rows SEC-270, SEC-272 and SEC-273: tenant administrators against the users without a
 * tenant, the platform administrator first among them.
 */
class PlatformIT {
  private static final String USERS = "/api/admin/users/";
  private static final String PLATFORM = USERS + "demo-platform";

  private final LibertyServer server = Servers.portal();
  private final Http platform = Portal.signedIn(server, "platform");

  @ParameterizedTest
  @ValueSource(strings = {"admin", "gloria"})
  void SEC_270_a_tenant_administrator_neither_sees_nor_changes_the_platform_administrator(
      String name) {
    Http attacker = Portal.signedIn(server, name);

    assertThat(attacker.get("/api/admin/users?limit=100").text()).doesNotContain("demo-platform");
    for (String body : new String[] {"{\"disabled\":true}", "{\"role\":\"CUSTOMER\"}"}) {
      assertThat(Portal.send(attacker, "PATCH", PLATFORM, body).status()).isEqualTo(404);
    }
    assertThat(Portal.send(attacker, "DELETE", PLATFORM + "/sessions", null).status())
        .isEqualTo(404);
    assertThat(attacker.get("/admin").text()).doesNotContain("demo-platform");
    assertThat(Portal.signedIn(server, "platform").get(USERS + "?limit=1").status())
        .isNotEqualTo(401);
    assertThat(platform.get("/api/admin/users").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"admin, acme", "gloria, globex"})
  void SEC_270_nobody_is_captured_by_pulling_him_into_the_attackers_tenant(
      String name, String tenant) {
    Http attacker = Portal.signedIn(server, name);
    String path = "/api/admin/tenants/" + tenant + "/members/demo-platform";

    assertThat(Portal.send(attacker, "PUT", path, "").status()).isBetween(403, 404);
    assertThat(Portal.send(attacker, "PATCH", PLATFORM, "{\"disabled\":true}").status())
        .isEqualTo(404);
    assertThat(platform.get("/api/tenants").text()).isEqualTo("[]");
    assertThat(platform.get("/api/admin/tenants").status()).isEqualTo(200);
  }

  @Test
  void SEC_270_tenants_are_made_renamed_and_removed_by_the_platform_administrator_only() {
    Http attacker = Portal.signedIn(server, "gloria");
    String made = "{\"id\":\"made-by-gloria\",\"name\":\"Made\"}";

    assertThat(Portal.send(attacker, "POST", "/api/admin/tenants", made).status()).isEqualTo(403);
    assertThat(attacker.get("/api/admin/tenants").status()).isEqualTo(403);
    for (String id : new String[] {"globex", "acme", "nowhere"}) {
      String path = "/api/admin/tenants/" + id;
      assertThat(Portal.send(attacker, "PATCH", path, "{\"name\":\"Mine\"}").status())
          .isEqualTo(403);
      assertThat(Portal.send(attacker, "DELETE", path, null).status()).isEqualTo(403);
    }
    assertThat(platform.get("/api/admin/tenants").text())
        .contains("Globex plc", "Acme Ltd")
        .doesNotContain("made-by-gloria");
  }

  @Test
  void SEC_273_the_platform_administrator_can_neither_demote_nor_disable_nor_place_himself() {
    for (String body : new String[] {"{\"disabled\":true}", "{\"role\":\"CUSTOMER\"}"}) {
      Answer refused = Portal.send(platform, "PATCH", PLATFORM, body);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.object().getString("code")).isEqualTo("OwnAccount");
    }
    String place = "/api/admin/tenants/acme/members/demo-platform";
    assertThat(Portal.send(platform, "PUT", place, "").status()).isEqualTo(400);
    assertThat(platform.get("/api/admin/tenants").status()).isEqualTo(200);
  }

  @Test
  void SEC_270_an_administrator_who_leaves_his_last_tenant_does_not_become_the_platforms() {
    place("climbers", "demo-developer");
    remove("acme", "demo-developer");
    assertThat(
            Portal.send(platform, "PATCH", USERS + "demo-developer", "{\"role\":\"ADMIN\"}")
                .status())
        .isEqualTo(200);
    Http climber = Portal.signedIn(server, "developer");
    assertThat(climber.get("/api/admin/users").status()).isEqualTo(200);
    Answer self = remove(climber, "climbers", "demo-developer");

    assertThat(self.status()).isEqualTo(400);
    assertThat(remove("climbers", "demo-developer").status()).isEqualTo(204);
    assertThat(climber.get("/api/admin/users").status()).isEqualTo(403);
    Http again = Portal.signedIn(server, "developer");
    assertThat(Portal.user(again)).doesNotContainKey("role");
    assertThat(again.get("/api/admin/users").status()).isEqualTo(403);
    restoreDeveloper();
  }

  @Test
  void SEC_270_an_administrator_whose_only_tenant_is_deleted_does_not_become_the_platforms() {
    place("doomed", "demo-developer");
    remove("acme", "demo-developer");
    Portal.send(platform, "PATCH", USERS + "demo-developer", "{\"role\":\"ADMIN\"}");
    Http climber = Portal.signedIn(server, "developer");
    assertThat(Portal.send(platform, "DELETE", "/api/admin/tenants/doomed", null).status())
        .isEqualTo(204);

    assertThat(climber.get("/api/admin/users").status()).isEqualTo(403);
    assertThat(Portal.signedIn(server, "developer").get("/api/admin/tenants").status())
        .isEqualTo(403);
    restoreDeveloper();
  }

  @Test
  void a_demoted_administrator_loses_the_administration_at_once_whatever_his_session_says() {
    place("demoted", "demo-developer");
    remove("acme", "demo-developer");
    Portal.send(platform, "PATCH", USERS + "demo-developer", "{\"role\":\"ADMIN\"}");
    Http climber = Portal.signedIn(server, "developer");
    assertThat(climber.get("/api/admin/users").status()).isEqualTo(200);
    Portal.send(platform, "PATCH", USERS + "demo-developer", "{\"role\":\"DEVELOPER\"}");

    assertThat(climber.get("/api/admin/users").status()).isEqualTo(403);
    assertThat(climber.get("/admin").status()).isEqualTo(403);
    Portal.send(platform, "DELETE", "/api/admin/tenants/demoted", null);
    restoreDeveloper();
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "platform"})
  void twelve_changes_of_one_user_by_an_administrator_at_once_are_all_taken(String name)
      throws Exception {
    List<Http> admins = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      admins.add(Portal.signedIn(server, name));
    }
    List<Answer> answers =
        Together.all(
            12,
            i ->
                Portal.send(
                    admins.get(i),
                    "PATCH",
                    USERS + "demo-fundraiser",
                    i % 2 == 0 ? "{\"role\":\"FUNDRAISER\"}" : "{\"disabled\":false}"));

    assertThat(answers).allSatisfy(a -> assertThat(a.status()).as(a.text()).isEqualTo(200));
  }

  @Test
  void SEC_273_two_administrators_of_the_platform_who_demote_each_other_at_once_leave_one()
      throws Exception {
    remove("acme", "demo-developer");
    Portal.send(platform, "PATCH", USERS + "demo-developer", "{\"role\":\"ADMIN\"}");
    Http second = Portal.signedIn(server, "developer");
    assertThat(second.get("/api/admin/tenants").status()).isEqualTo(200);
    List<Answer> answers =
        Together.all(
            2,
            i ->
                Portal.send(
                    i == 0 ? platform : second,
                    "PATCH",
                    i == 0 ? USERS + "demo-developer" : PLATFORM,
                    "{\"role\":\"CUSTOMER\"}"));

    assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 403);
    Http left = answers.get(0).status() == 200 ? platform : second;
    assertThat(left.get("/api/admin/tenants").status()).isEqualTo(200);
    Portal.send(left, "PATCH", PLATFORM, "{\"role\":\"ADMIN\"}");
    restoreDeveloper();
  }

  private void place(String tenant, String user) {
    Portal.send(
        platform, "POST", "/api/admin/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"New\"}");
    String path = "/api/admin/tenants/" + tenant + "/members/" + user;
    assertThat(Portal.send(platform, "PUT", path, "").status()).isEqualTo(204);
  }

  private Answer remove(String tenant, String user) {
    return remove(platform, tenant, user);
  }

  private static Answer remove(Http by, String tenant, String user) {
    return Portal.send(by, "DELETE", "/api/admin/tenants/" + tenant + "/members/" + user, null);
  }

  private void restoreDeveloper() {
    Portal.send(platform, "PATCH", USERS + "demo-developer", "{\"role\":\"DEVELOPER\"}");
    Portal.send(platform, "PUT", "/api/admin/tenants/acme/members/demo-developer", "");
    Portal.send(platform, "DELETE", "/api/admin/tenants/climbers", null);
  }
}
