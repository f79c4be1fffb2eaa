package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mission row A19: the current tenant, and how it changes. */
class TenantSwitchIT {
  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void A19_a_member_switches_and_sees_the_other_tenants_rows_at_once(String strategy) {
    Http staff = Portal.signedIn(Portal.server(strategy), "staff");
    assertThat(Portal.user(staff).getString("tenantId")).isEqualTo("acme");

    Answer switched = Portal.update(staff, "{\"tenantId\":\"globex\"}");

    assertThat(switched.object().getJsonObject("user").getString("tenantId")).isEqualTo("globex");
    assertThat(staff.get("/api/projects").text())
        .contains("Weather machine")
        .doesNotContain("Anvil");
    assertThat(staff.get("/api/tenants").text())
        .contains("\"id\":\"globex\",\"name\":\"Globex plc\",\"current\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"globex\"", "\"nowhere\"", "\"\"", "7", "null", "[\"globex\"]", "{}"})
  void SEC_136_A19_a_refused_switch_leaves_the_token_as_it_was(String tenant) {
    Http customer = Portal.signedIn(Servers.portal(), "customer");
    String before = customer.cookie("authjs.session-token").orElseThrow();
    long logged = refusals();

    Answer refused =
        Portal.update(customer, "{\"firstName\":\"Changed\",\"tenantId\":" + tenant + "}");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.object().getString("code")).isEqualTo("TenantRefused");
    assertThat(refusals()).isEqualTo(logged + 1);
    assertThat(customer.cookie("authjs.session-token")).hasValue(before);
    assertThat(Portal.user(customer).getString("tenantId")).isEqualTo("acme");
    assertThat(Portal.user(customer).getString("firstName")).isEqualTo("Casey");
    assertThat(customer.get("/api/projects").object().getString("tenant")).isEqualTo("acme");
  }

  /** A session that goes on stays where it is; the next one starts where was chosen. */
  @Test
  void A19_the_default_tenant_is_chosen_by_the_user_or_by_who_may_change_him() {
    LibertyServer server = Servers.portal();
    Http staff = Portal.signedIn(server, "staff");
    Http platform = Portal.signedIn(server, "platform");

    assertThat(staff.postForm("/account", start(staff, "globex")).status()).isEqualTo(303);
    assertThat(Portal.user(staff).getString("tenantId")).isEqualTo("acme");
    assertThat(startOf("staff")).isEqualTo("globex");

    String page = "/admin/sessions?user=demo-staff";
    assertThat(platform.postForm(page, start(platform, "acme")).status()).isEqualTo(303);
    assertThat(startOf("staff")).isEqualTo("acme");
  }

  @Test
  void SEC_270_nobody_starts_where_he_does_not_belong_or_is_moved_by_who_may_not() {
    LibertyServer server = Servers.portal();
    Http customer = Portal.signedIn(server, "customer");
    Http platform = Portal.signedIn(server, "platform");
    Http admin = Portal.signedIn(server, "admin");

    for (String tenant : new String[] {"globex", "nowhere", "", "x".repeat(5000)}) {
      assertThat(customer.postForm("/account", start(customer, tenant)).status()).isEqualTo(403);
      assertThat(
              platform
                  .postForm("/admin/sessions?user=demo-customer", start(platform, tenant))
                  .status())
          .isEqualTo(400);
    }
    assertThat(admin.postForm("/admin/sessions?user=demo-staff", start(admin, "globex")).text())
        .contains("several tenants");
    assertThat(admin.postForm("/admin/sessions?user=demo-gloria", start(admin, "acme")).status())
        .isEqualTo(404);
    assertThat(
            customer
                .postForm("/admin/sessions?user=demo-staff", start(customer, "globex"))
                .status())
        .isEqualTo(403);
    assertThat(startOf("customer")).isEqualTo("acme");
    assertThat(startOf("staff")).isEqualTo("acme");
  }

  private static Map<String, String> start(Http browser, String tenant) {
    return Map.of("csrfToken", browser.csrf(), "change", "start", "defaultTenant", tenant);
  }

  private static String startOf(String user) {
    return Portal.user(Portal.signedIn(Servers.portal(), user)).getString("tenantId");
  }

  @Test
  void a_tenant_deleted_under_a_live_session_is_refused_with_a_code_and_the_user_can_switch() {
    LibertyServer server = Servers.portal();
    Http platform = Portal.signedIn(server, "platform");
    String tenants = "/api/admin/tenants";
    Portal.send(platform, "POST", tenants, "{\"id\":\"short-lived\",\"name\":\"Short\"}");
    Portal.send(platform, "PUT", tenants + "/short-lived/members/demo-admin", "");
    Http admin = Portal.signedIn(server, "admin");
    assertThat(Portal.update(admin, "{\"tenantId\":\"short-lived\"}").status()).isEqualTo(200);
    assertThat(admin.get("/api/projects").object().getInt("count")).isZero();

    assertThat(Portal.send(platform, "DELETE", tenants + "/short-lived", null).status())
        .isEqualTo(204);

    for (String path : List.of("/api/projects", "/api/admin/users")) {
      Answer gone = admin.get(path);
      assertThat(gone.status()).isEqualTo(403);
      assertThat(gone.object().getString("code")).isEqualTo("TenantGone");
    }
    assertThat(Portal.update(admin, "{\"tenantId\":\"acme\"}").status()).isEqualTo(200);
    assertThat(admin.get("/api/projects").status()).isEqualTo(200);
  }

  @Test
  void SEC_271_a_tenant_named_by_Host_header_query_or_body_changes_nothing() {
    Http customer = Portal.signedIn(Servers.portal(), "customer");

    Answer list =
        customer.get(
            "/api/projects?tenant=globex&tenantId=globex",
            Map.of("X-Tenant", "globex", "X-Tenant-Id", "globex"));
    String created =
        Portal.send(
                customer,
                "POST",
                "/api/projects",
                "{\"name\":\"Mine\",\"tenantId\":\"globex\",\"tenant_id\":\"globex\"}")
            .object()
            .getString("id");

    assertThat(list.object().getString("tenant")).isEqualTo("acme");
    Http gloria = Portal.signedIn(Servers.portal(), "gloria");
    assertThat(gloria.get("/api/projects/" + created).status()).isEqualTo(404);
    assertThat(customer.get("/api/projects/" + created).status()).isEqualTo(200);
  }

  private static long refusals() {
    return Servers.portal()
        .messages()
        .lines()
        .filter(line -> line.contains("TenantRefused:"))
        .count();
  }
}
