package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who joins a tenant agreed to it, and an invitation tells nobody who exists (SEC-270). */
class InvitationsIT {
  private static final String ASK = "/api/admin/invitations";
  private static final String MINE = "/api/invitations";

  private final LibertyServer server = Servers.portal();
  private final Http gloria = Portal.signedIn(server, "gloria");
  private final Http wholesale = Portal.signedIn(server, "wholesale");

  @AfterEach
  void clear() {
    for (JsonObject invitation : list(gloria, ASK)) {
      Portal.send(gloria, "DELETE", ASK + "/" + invitation.getString("id"), null);
    }
    String path = "/api/admin/tenants/globex/members/demo-wholesale";
    Portal.send(gloria, "DELETE", path, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wholesale", " Wholesale@Example.com "})
  void the_invited_becomes_a_member_when_he_accepts_and_not_before(String login) {
    invite(login);
    String user = "/api/admin/users/demo-wholesale";

    assertThat(Portal.send(gloria, "PATCH", user, "{\"disabled\":true}").status()).isEqualTo(404);
    assertThat(gloria.get("/api/admin/users?limit=100").text()).doesNotContain("demo-wholesale");
    assertThat(wholesale.get("/api/tenants").text()).doesNotContain("globex");
    JsonObject mine = list(wholesale, MINE).get(0);
    assertThat(mine.getString("tenant")).isEqualTo("Globex plc");
    String accept = MINE + "/" + mine.getString("id");
    assertThat(Portal.send(wholesale, "POST", accept, "").status()).isEqualTo(204);
    assertThat(wholesale.get("/api/tenants").text()).contains("globex", "acme");
    assertThat(Portal.update(wholesale, "{\"tenantId\":\"globex\"}").status()).isEqualTo(200);
    assertThat(Portal.send(wholesale, "POST", accept, "").status()).isEqualTo(404);
    assertThat(list(gloria, ASK)).isEmpty();
  }

  @Test
  void who_declines_stays_out_and_the_invitation_is_gone() {
    invite("wholesale");
    String mine = MINE + "/" + list(wholesale, MINE).get(0).getString("id");

    assertThat(Portal.send(wholesale, "DELETE", mine, null).status()).isEqualTo(204);
    assertThat(Portal.send(wholesale, "POST", mine, "").status()).isEqualTo(404);
    assertThat(wholesale.get("/api/tenants").text()).doesNotContain("globex");
    assertThat(list(gloria, ASK)).isEmpty();
  }

  @Test
  void an_invitation_is_answered_alike_for_those_who_exist_and_those_who_do_not() {
    for (String login :
        List.of("wholesale", "nobody-at-all", "platform", "disabled", "gloria", "x@example.com")) {
      Answer answer = Portal.send(gloria, "POST", ASK, "{\"login\":\"" + login + "\"}");

      assertThat(answer.status()).as(login).isEqualTo(201);
      assertThat(answer.object().keySet()).containsExactly("id", "login", "expires");
      assertThat(answer.object().getString("login")).isEqualTo(login);
    }
    assertThat(gloria.get(ASK).text()).doesNotContain("demo-", "Willa");
  }

  @Test
  void SEC_270_nobody_answers_or_withdraws_the_invitation_of_another() {
    invite("wholesale");
    String id = list(gloria, ASK).get(0).getString("id");
    Http customer = Portal.signedIn(server, "customer");
    Http admin = Portal.signedIn(server, "admin");

    assertThat(list(customer, MINE)).isEmpty();
    for (Http other : List.of(customer, admin, gloria)) {
      assertThat(Portal.send(other, "POST", MINE + "/" + id, "").status()).isEqualTo(404);
      assertThat(Portal.send(other, "DELETE", MINE + "/" + id, null).status()).isEqualTo(404);
    }
    assertThat(Portal.send(admin, "DELETE", ASK + "/" + id, null).status()).isEqualTo(404);
    assertThat(Portal.send(customer, "POST", ASK, "{\"login\":\"staff\"}").status()).isEqualTo(403);
    assertThat(list(admin, ASK)).isEmpty();
    assertThat(list(gloria, ASK)).hasSize(1);
    assertThat(new Http(server.base()).get(MINE).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform", "admin"})
  void SEC_270_an_administrator_is_not_drawn_into_a_tenant_by_an_invitation(String name) {
    invite(name);
    Http invited = Portal.signedIn(server, name);
    String mine = MINE + "/" + list(invited, MINE).get(0).getString("id");
    Answer refused = Portal.send(invited, "POST", mine, "");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.object().getString("code")).isEqualTo("AdministratorStays");
    assertThat(invited.get("/api/tenants").text()).doesNotContain("globex");
    assertThat(Portal.send(invited, "DELETE", mine, null).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"login\":\"\"}",
        "{\"login\":7}",
        "{\"login\":\"a\\u0000b\"}",
        "{\"login\":\"wholesale\",\"tenantId\":\"acme\"}",
        "[]"
      })
  void SEC_272_an_invitation_outside_the_rules_is_refused(String body) {
    assertThat(Portal.send(gloria, "POST", ASK, body).status()).isEqualTo(400);
    assertThat(list(gloria, ASK)).isEmpty();
  }

  @Test
  void I7_a_tenant_has_a_hundred_open_invitations_at_the_most() {
    for (int i = 0; i < 100; i++) {
      assertThat(invite("stranger-" + i).status()).isEqualTo(201);
    }
    Answer refused = invite("one-too-many");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.object().getString("code")).isEqualTo("TooManyInvitations");
    assertThat(invite("stranger-7").status()).isEqualTo(201);
  }

  @Test
  void the_page_answers_without_scripts_and_in_spanish() {
    invite("wholesale");
    String page = wholesale.get("/invitations?lang=es").text();
    String id = list(wholesale, MINE).get(0).getString("id");

    assertThat(page).contains("Globex plc", "Aceptar", "Rechazar", id);
    Answer unknown = post(wholesale, Map.of("invitation", "x", "answer", "accept"));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text()).contains("No hay ninguno con este id");
    Answer accepted = post(wholesale, Map.of("invitation", id, "answer", "accept"));
    assertThat(accepted.status()).isEqualTo(303);
    assertThat(accepted.location()).endsWith("/invitations?said=accepted");
    assertThat(wholesale.get("/api/tenants").text()).contains("globex");
  }

  @Test
  void the_administration_page_invites_and_withdraws() {
    String csrf = gloria.csrf();
    Answer invited =
        gloria.postForm(
            "/admin", Map.of("csrfToken", csrf, "change", "invite", "login", "<i>x</i>"));
    String page = gloria.get("/admin").text();

    assertThat(invited.status()).isEqualTo(303);
    assertThat(page).contains("&lt;i&gt;x&lt;/i&gt;").doesNotContain("id=\"newId\"");
    String id = list(gloria, ASK).get(0).getString("id");
    Answer withdrawn =
        gloria.postForm(
            "/admin", Map.of("csrfToken", csrf, "change", "withdraw", "invitation", id));
    assertThat(withdrawn.location()).endsWith("said=withdrawn");
    assertThat(list(gloria, ASK)).isEmpty();
  }

  private Answer invite(String login) {
    String body = Json.createObjectBuilder().add("login", login).build().toString();
    return Portal.send(gloria, "POST", ASK, body);
  }

  private static Answer post(Http browser, Map<String, String> fields) {
    var form = new LinkedHashMap<>(fields);
    form.put("csrfToken", browser.csrf());
    return browser.postForm("/invitations", form);
  }

  private static List<JsonObject> list(Http browser, String path) {
    JsonArray array = Json.createReader(new StringReader(browser.get(path).text())).readArray();
    return array.getValuesAs(JsonObject.class);
  }
}
