package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.PushedToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transmitter pushes security events (RFC 8935), and sessions end. */
class SharedSignalsIT {
  private static final String PATH = "/api/auth/signals/main";
  private static final String EVENTS = "https://schemas.openid.net/secevent/";

  private final LibertyServer server = OAuthServer.get();
  private final Http browser = new Http(server.base());
  private final Http machine = new Http(server.base());

  @BeforeEach
  void behave() {
    OAuthServer.MAIN.mode(Mode.GOOD);
  }

  @Test
  void a_revoked_session_is_refused_at_once() {
    signIn("cara", "there-cara");

    assertAccepted(send(event("caep/event-type/session-revoked", opaque("there-cara")).signed()));
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void a_changed_credential_ends_every_session_of_the_user() {
    signIn("carl", "there-carl");

    assertAccepted(send(event("caep/event-type/credential-change", iss("carl")).signed()));
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void a_disabled_account_ends_its_sessions_and_disables_nobody_here() {
    signIn("cleo", "there-cleo");

    assertAccepted(send(event("risc/event-type/account-disabled", iss("cleo")).signed()));
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    Trip.awaitNextSecond();
    signIn("cleo", "there-cleo-2");
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void changed_claims_end_nothing() {
    signIn("colin", "there-colin");

    assertAccepted(send(event("caep/event-type/token-claims-change", iss("colin")).signed()));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void the_address_of_somebody_whose_own_is_not_verified_here_names_nobody() {
    signIn("cora", "there-cora");
    JsonObject email =
        Json.createObjectBuilder()
            .add("format", "email")
            .add("email", "cora@people.example")
            .build();

    assertAccepted(send(event("caep/event-type/credential-change", email).signed()));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void an_event_that_comes_again_is_acknowledged_and_spares_who_came_back() {
    signIn("cyril", "there-cyril");
    String token = event("risc/event-type/account-disabled", iss("cyril")).signed();
    send(token);
    Trip.awaitNextSecond();
    signIn("cyril", "there-cyril-2");

    assertAccepted(send(token));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void what_is_not_believed_is_told_in_the_words_of_the_RFC_and_ends_nothing() {
    signIn("clara", "there-clara");
    PushedToken token = event("caep/event-type/session-revoked", opaque("there-clara"));

    assertRefused(send(token.forged()), "invalid_key");
    assertRefused(send(token.unsigned()), "invalid_request");
    token = event("caep/event-type/session-revoked", opaque("there-clara"));
    assertRefused(send(token.with("aud", "other").signed()), "invalid_audience");
    assertRefused(send(token.with("iss", "https://elsewhere.example").signed()), "invalid_issuer");
    String good = event("caep/event-type/session-revoked", opaque("there-clara")).signed();
    assertRefused(
        machine.send("POST", PATH, Map.of("Content-Type", "application/secevent+jwt"), good),
        "authentication_failed");
    assertRefused(send("wrong-secret", "application/secevent+jwt", good), "authentication_failed");
    assertRefused(send(OAuthServer.SIGNALS, "application/jwt", good), "invalid_request");
    assertRefused(send("x".repeat(70_000)), "invalid_request");
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void a_stream_that_is_not_there_is_not_found() {
    assertThat(machine.send("POST", "/api/auth/signals/other", Map.of(), "x").status())
        .isEqualTo(404);
    assertThat(machine.get(PATH).status()).isEqualTo(405);
  }

  private void signIn(String subject, String session) {
    Trip.signIn(browser, OAuthServer.MAIN, subject, session);
  }

  private static PushedToken event(String type, JsonObject subject) {
    return OAuthServer.MAIN
        .signal(OAuthServer.AUDIENCE)
        .event(EVENTS + type, JsonValue.EMPTY_JSON_OBJECT)
        .with("sub_id", subject);
  }

  private static JsonObject opaque(String id) {
    return Json.createObjectBuilder().add("format", "opaque").add("id", id).build();
  }

  private static JsonObject iss(String subject) {
    return Json.createObjectBuilder()
        .add("format", "iss_sub")
        .add("iss", OAuthServer.MAIN.issuer())
        .add("sub", subject)
        .build();
  }

  private Answer send(String token) {
    return send(OAuthServer.SIGNALS, "application/secevent+jwt", token);
  }

  private Answer send(String secret, String type, String token) {
    return machine.send(
        "POST", PATH, Map.of("Content-Type", type, "Authorization", "Bearer " + secret), token);
  }

  private static void assertAccepted(Answer answer) {
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text()).isEmpty();
  }

  private static void assertRefused(Answer answer, String error) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).hasValue("application/json");
    assertThat(answer.header("Content-Language")).hasValue("en");
    assertThat(answer.object().getString("err")).isEqualTo(error);
    assertThat(answer.object().getString("description")).isNotBlank();
  }
}
