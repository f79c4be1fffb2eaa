package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Mission row A13: a token without a role, as Auth.js or an older deployment may have sealed it.
 */
class RoleRepairIT {
  private static final String COOKIE = "authjs.session-token";
  private static final String SECRET = "role-repair-8fN2kQ5vXz7RtB4mW1pL";
  private static LibertyServer server;

  @BeforeAll
  static void start() {
    server =
        LibertyServer.named("role-repair")
            .development()
            .env("AUTH_SECRET", SECRET)
            .env("AUTH_ROLE_REPAIR_BY_EMAIL", "true")
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_missing_role_is_looked_up_by_sub_and_sealed_in() {
    Http browser = with(claims().add("sub", "demo-staff"));

    Answer first = browser.get("/api/reports");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.sets(COOKIE)).isTrue();
    assertThat(browser.get("/api/reports").headers("Set-Cookie")).isEmpty();
  }

  @Test
  void the_session_shows_the_repaired_role_in_the_same_read_and_the_token_gets_sid_and_auth_time() {
    Http browser = with(claims().add("sub", "demo-staff"));

    assertThat(browser.session().object().getJsonObject("user").getString("role"))
        .isEqualTo("STAFF");
    Claims sealed =
        codec()
            .open(browser.cookie(COOKIE).orElseThrow(), COOKIE, Instant.now())
            .claims()
            .orElseThrow();
    assertThat(sealed.text("role")).hasValue("STAFF");
    assertThat(sealed.text("sid")).isPresent();
    assertThat(sealed.instant("auth_time")).isPresent();
  }

  @Test
  void an_address_that_the_token_proves_finds_who_the_sub_does_not() {
    Http browser =
        with(
            claims()
                .add("sub", "elsewhere-1")
                .add("email", "Staff@example.com")
                .add("email_verified", true));

    assertThat(browser.get("/api/reports").status()).isEqualTo(200);
  }

  @Test
  void an_address_that_the_token_does_not_prove_finds_nobody() {
    for (String email : new String[] {"staff@example.com", "admin@example.com"}) {
      Http browser = with(claims().add("sub", "elsewhere-3").add("email", email));

      assertThat(browser.get("/api/reports").status()).isEqualTo(403);
    }
    Http asText =
        with(
            claims()
                .add("sub", "elsewhere-4")
                .add("email", "admin@example.com")
                .add("email_verified", "true"));
    assertThat(asText.get("/api/reports").status()).isEqualTo(403);
  }

  @Test
  void a_token_of_an_OAuth_provider_is_not_repaired_by_its_address() {
    Http browser =
        with(
            claims()
                .add("sub", "elsewhere-2")
                .add("email", "staff@example.com")
                .add("provider", "github"));

    assertThat(browser.get("/api/reports").status()).isEqualTo(403);
  }

  @Test
  void a_disabled_user_loses_the_session() {
    Answer answer = with(claims().add("sub", "demo-disabled")).get("/api/me");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.clears(COOKIE)).isTrue();
  }

  @Test
  void a_role_the_application_does_not_know_grants_nothing() {
    long asNewAsTheRecord = 1000 * (Instant.now().getEpochSecond() + 60);
    Http browser =
        with(
            claims()
                .add("sub", "demo-staff")
                .add("role", "SUPERUSER")
                .add("as_of", asNewAsTheRecord));

    assertThat(browser.get("/api/reports").status()).isEqualTo(403);
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  private static JsonObjectBuilder claims() {
    long now = Instant.now().getEpochSecond();
    return Json.createObjectBuilder().add("iat", now).add("exp", now + 3600);
  }

  private static Http with(JsonObjectBuilder claims) {
    Http browser = new Http(server.base());
    browser.setCookie(COOKIE, codec().seal(new Claims(claims.build()), COOKIE));
    return browser;
  }

  private static TokenCodec codec() {
    return new TokenCodec(Flavour.V5, Secrets.of(new Secret(SECRET)), Set.of());
  }
}
