package org.gatehouse.trace;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.json.Json;
import org.junit.jupiter.api.Test;

/** Mission rows A21 and C01: the trace of a request, in development only. */
class TraceIT {
  private static final Map<String, String> ASKED = Map.of("X-Auth-Trace", "1");

  @Test
  void A21_a_request_that_asks_gets_its_steps_and_the_names_of_changed_claims() {
    Http browser = new Http(Servers.portal().base());
    String body =
        Http.form(
            Map.of(
                "csrfToken",
                browser.csrf(),
                "username",
                "staff",
                "password",
                "demo-staff-passphrase"));
    Map<String, String> form =
        Map.of("X-Auth-Trace", "1", "Content-Type", "application/x-www-form-urlencoded");
    JsonObject trace = trace(browser.send("POST", "/api/auth/callback/credentials", form, body));

    assertThat(steps(trace))
        .containsSubsequence(
            "signIn callback",
            "jwt ConfiguredClaims",
            "jwt RoleRepair",
            "jwt Permissions",
            "jwt Tenant",
            "jwt DeclaredUpdates",
            "jwt callback");
    assertThat(changed(trace, "Permissions")).isEqualTo("[\"permissions\"]");
    assertThat(changed(trace, "Tenant")).isEqualTo("[\"tenantId\"]");
    assertThat(trace.getJsonObject("bytes").getInt("email")).isPositive();
    assertThat(trace.toString()).doesNotContain("staff@example.com", "passphrase");
  }

  @Test
  void A21_a_read_names_how_the_cookie_opened_and_a_request_that_does_not_ask_gets_nothing() {
    Http browser = new Http(Servers.portal().base());
    browser.signIn("staff");

    JsonObject trace = trace(browser.get("/api/me", ASKED));
    assertThat(trace.getString("opened")).isEqualTo("valid");
    assertThat(steps(trace)).contains("session PermissionNames", "session callback");
    assertThat(steps(trace(browser.get("/", ASKED)))).contains("session callback");
    assertThat(browser.get("/api/me").header("X-Auth-Trace")).isEmpty();
    browser.setCookie("authjs.session-token", "broken");
    assertThat(trace(browser.get("/api/me", ASKED)).getString("opened")).isEqualTo("malformed");
  }

  @Test
  void C01_each_stage_says_why_it_ran_and_who_asked() {
    Http browser = new Http(Servers.portal().base());
    browser.signIn("staff");

    JsonObject me = trace(browser.get("/api/me", ASKED));
    assertThat(reason(me, "jwt")).isEqualTo("protected @RolesAllowed MeResource.me");
    assertThat(reason(me, "session")).isEqualTo("injected session CurrentSession MeResource.me");
    JsonObject staff = trace(browser.get("/staff", ASKED));
    assertThat(reason(staff, "jwt")).startsWith("protected constraint ").endsWith("StaffServlet");
    JsonObject home = trace(browser.get("/", ASKED));
    assertThat(reason(home, "session")).contains("CurrentSession HomeServlet.");
    assertThat(reason(trace(browser.get("/api/auth/session", ASKED)), "session"))
        .isEqualTo("session read GET /api/auth SessionResource.read");
    JsonObject token = trace(browser.get("/api/provider-profile", ASKED));
    assertThat(token.getJsonArray("reasons").toString()).contains("ProviderProfileResource");
  }

  @Test
  void C01_who_is_refused_is_told_why_he_was_asked_although_no_stage_ran() {
    JsonObject trace = trace(new Http(Servers.portal().base()).get("/api/me", ASKED));

    assertThat(steps(trace)).isEmpty();
    assertThat(trace.getJsonArray("reasons")).hasSize(1);
    assertThat(trace.getJsonArray("reasons").toString())
        .contains("protected", "@RolesAllowed", "MeResource.me");
  }

  @Test
  void A21_in_production_there_is_none() {
    LibertyServer server = Servers.production();
    Http browser = new Http(server.base());

    assertThat(browser.get("/api/auth/session", ASKED).header("X-Auth-Trace")).isEmpty();
    assertThat(browser.get("/api/me", ASKED).header("X-Auth-Trace")).isEmpty();
    Answer page = browser.get("/trace");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("Set-Cookie")).isEmpty();
    assertThat(browser.get("/").text()).doesNotContain("/trace");
  }

  private static JsonObject trace(Answer answer) {
    return Json.parseObject(answer.header("X-Auth-Trace").orElseThrow()).orElseThrow();
  }

  /** Of the first step of a stage. */
  private static String reason(JsonObject trace, String stage) {
    JsonObject step =
        trace.getJsonArray("steps").stream()
            .map(value -> value.asJsonObject())
            .filter(candidate -> candidate.getString("stage").equals(stage))
            .findFirst()
            .orElseThrow();
    JsonObject reason = trace.getJsonArray("reasons").getJsonObject(step.getInt("reason"));
    return reason.getString("why") + " " + reason.getString("what") + " " + reason.getString("who");
  }

  private static List<String> steps(JsonObject trace) {
    return trace.getJsonArray("steps").stream()
        .map(
            step ->
                step.asJsonObject().getString("stage")
                    + " "
                    + step.asJsonObject().getString("step"))
        .collect(Collectors.toList());
  }

  private static String changed(JsonObject trace, String name) {
    return trace.getJsonArray("steps").stream()
        .map(step -> step.asJsonObject())
        .filter(step -> step.getString("step").equals(name))
        .map(step -> step.getJsonArray("changed").toString())
        .collect(Collectors.joining());
  }
}
