package org.gatehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The portal's guards, for everybody: JAX-RS, an EJB behind it, and a servlet constraint. */
class PortalAccessIT {
  static LibertyServer server;

  @BeforeAll
  static void start() {
    server = Servers.portal();
  }

  @ParameterizedTest
  @CsvSource({
    "anonymous, 401, 401, 401, 401",
    "customer, 200, 403, 403, 403",
    "wholesale, 200, 403, 403, 403",
    "fundraiser, 200, 403, 403, 403",
    "developer, 200, 403, 403, 403",
    "staff, 200, 200, 403, 200",
    "admin, 200, 200, 200, 200",
    "platform, 200, 200, 200, 200",
    "disabled, 401, 401, 401, 401"
  })
  void each_user_reaches_exactly_what_the_role_allows(
      String user, int me, int reports, int users, int staffServlet) {
    Http browser = new Http(server.base());
    if (!user.equals("anonymous")) {
      browser.signIn(user);
    }
    assertThat(browser.get("/api/me").status()).isEqualTo(me);
    assertThat(browser.get("/api/reports").status()).isEqualTo(reports);
    assertThat(browser.get("/api/admin/users").status()).isEqualTo(users);
    assertThat(browser.get("/staff").status()).isEqualTo(staffServlet);
  }

  @Test
  void an_anonymous_api_call_gets_problem_json_and_no_redirect() {
    Answer answer = new Http(server.base()).get("/api/me", Map.of("Accept", "text/html,*/*;q=0.8"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.object().getString("code")).isEqualTo("Unauthenticated");
    assertThat(answer.header("Location")).isEmpty();
  }

  @Test
  void a_browser_that_opens_a_protected_page_is_sent_to_sign_in_and_remembers_the_page() {
    Answer answer = new Http(server.base()).get("/staff?x=1", Map.of("Accept", "text/html"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location())
        .startsWith(server.base() + "/api/auth/signin?error=SessionRequired&callbackUrl=")
        .endsWith("%2Fstaff%3Fx%3D1");
  }

  @Test
  void session_user_carries_the_portal_claims_and_fundraiserId_only_when_present() {
    Http fundraiser = new Http(server.base());
    fundraiser.signIn("fundraiser");
    Http customer = new Http(server.base());
    customer.signIn("customer");

    assertThat(fundraiser.session().object().getJsonObject("user"))
        .isEqualTo(
            Json.parseObject(
                    "{\"name\":\"Finn Fundraiser\",\"email\":\"fundraiser@example.com\","
                        + "\"id\":\"demo-fundraiser\",\"role\":\"FUNDRAISER\",\"firstName\":\"Finn\","
                        + "\"lastName\":\"Fundraiser\",\"fundraiserId\":\"fr-1001\","
                        + "\"tenantId\":\"acme\",\"permissions\":[\"read\",\"write\"]}")
                .orElseThrow());
    assertThat(customer.session().object().getJsonObject("user")).doesNotContainKey("fundraiserId");
  }

  @Test
  void SEC_021_a_change_with_the_cookie_alone_is_refused_and_with_the_header_accepted() {
    Http admin = new Http(server.base());
    admin.signIn("admin");
    String body = "{\"disabled\":false}";
    Map<String, String> json = Map.of("Content-Type", "application/json");

    Answer without = admin.send("PATCH", "/api/admin/users/demo-wholesale", json, body);
    Map<String, String> withHeader =
        Map.of("Content-Type", "application/json", "X-CSRF-Token", admin.csrf());
    Answer with = admin.send("PATCH", "/api/admin/users/demo-wholesale", withHeader, body);

    assertThat(without.status()).isEqualTo(403);
    assertThat(without.object().getString("code")).isEqualTo("MissingCSRF");
    assertThat(with.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demo-wholesale | {\"role\":\"GOD\"} | 400",
        "demo-wholesale | {\"role\":\"STAFF\",\"passwordHash\":\"x\"} | 400",
        "demo-wholesale | {\"disabled\":\"yes\"} | 400",
        "demo-wholesale | [] | 400",
        "demo-admin | {\"role\":\"STAFF\"} | 400",
        "demo-admin | {\"disabled\":true} | 400",
        "nobody | {\"disabled\":true} | 404"
      })
  void SEC_272_SEC_273_changes_outside_the_rules_are_refused(String id, String body, int status) {
    Http admin = new Http(server.base());
    admin.signIn("admin");
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "X-CSRF-Token", admin.csrf());

    assertThat(admin.send("PATCH", "/api/admin/users/" + id, headers, body).status())
        .isEqualTo(status);
  }

  @Test
  void a_changed_role_takes_effect_at_the_next_sign_in() {
    Http admin = new Http(server.base());
    admin.signIn("admin");
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "X-CSRF-Token", admin.csrf());
    String path = "/api/admin/users/demo-developer";

    assertThat(admin.send("PATCH", path, headers, "{\"role\":\"STAFF\"}").status()).isEqualTo(200);
    Http developer = new Http(server.base());
    developer.signIn("developer");
    assertThat(developer.get("/api/reports").status()).isEqualTo(200);
    assertThat(admin.send("PATCH", path, headers, "{\"role\":\"DEVELOPER\"}").status())
        .isEqualTo(200);
  }
}
