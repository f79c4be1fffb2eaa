package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.token.Claims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the configuration demands of a provider is asked for and proven, whatever a request says.
 */
class StrictIT {
  private final LibertyServer server = OAuthServer.get();
  private final Http browser = new Http(server.base());

  @BeforeEach
  void behave() {
    OAuthServer.MAIN.mode(Mode.GOOD);
  }

  /** With all that {@code strict} demands. */
  static Person proven(Person person) {
    return person.with(proof().build());
  }

  private static JsonObjectBuilder proof() {
    return Json.createObjectBuilder()
        .add("acr", "mfa")
        .add("amr", Json.createArrayBuilder().add("otp").add("pwd"))
        .add("hd", "corp.example")
        .add("auth_time", Instant.now().getEpochSecond() - 60);
  }

  @Test
  void the_query_of_a_sign_in_changes_nothing_that_is_configured() {
    Answer start =
        browser.postForm(
            "/api/auth/signin/strict?acr_values=none&hd=evil.example&max_age=99999&prompt=none"
                + "&login_hint=ada",
            Map.of("csrfToken", browser.csrf()));
    Trip.visit(start.location());

    assertThat(OAuthServer.MAIN.lastAuthorization())
        .containsEntry("acr_values", "mfa")
        .containsEntry("hd", "corp.example")
        .containsEntry("max_age", "300")
        .containsEntry("prompt", "login")
        .containsEntry("login_hint", "ada");
  }

  static Stream<JsonObject> falling_short() {
    long longAgo = Instant.now().getEpochSecond() - 1000;
    return Stream.of(
        Json.createObjectBuilder().build(),
        proof().remove("acr").build(),
        proof().add("acr", "pwd").build(),
        proof().remove("hd").build(),
        proof().add("hd", "evil.example").build(),
        proof().remove("auth_time").build(),
        proof().add("auth_time", longAgo).build());
  }

  @ParameterizedTest
  @MethodSource("falling_short")
  void an_ID_token_that_falls_short_of_the_demands_signs_nobody_in(JsonObject claims) {
    OAuthServer.MAIN.person(Person.of("short", "Sho", "sho@people.example").with(claims));

    assertThat(Trip.signIn(browser, "strict", "/").location())
        .endsWith("/api/auth/error?error=AccessDenied");
    assertThat(browser.cookie("authjs.session-token")).isEmpty();
  }

  @Test
  void the_token_says_how_and_when_somebody_was_proven() {
    Person person = proven(Person.of("how", "How", "how@people.example"));
    OAuthServer.MAIN.person(person);
    Trip.signIn(browser, "strict", "/");

    Claims claims = SealedSession.claims(browser, OAuthServer.SECRET);
    assertThat(claims.toJson().getJsonArray("amr").toString()).isEqualTo("[\"otp\",\"pwd\"]");
    assertThat(claims.toJson().getJsonNumber("auth_time"))
        .isEqualTo(person.more().getJsonNumber("auth_time"));
  }

  @Test
  void a_password_is_proven_now() {
    long before = Instant.now().getEpochSecond();
    browser.signIn("customer");

    Claims claims = SealedSession.claims(browser, OAuthServer.SECRET);
    assertThat(claims.toJson().getJsonArray("amr").toString()).isEqualTo("[\"pwd\"]");
    assertThat(claims.toJson().getJsonNumber("auth_time").longValue())
        .isBetween(before, before + 60);
  }

  @Test
  void a_time_of_proof_in_the_future_counts_as_now() {
    long ahead = Instant.now().getEpochSecond() + 100_000;
    OAuthServer.MAIN.person(
        Person.of("ahead", "Ada", "ahead@people.example")
            .with(Json.createObjectBuilder().add("auth_time", ahead).build()));
    Trip.signIn(browser, "badop", "/");

    assertThat(
            SealedSession.claims(browser, OAuthServer.SECRET)
                .toJson()
                .getJsonNumber("auth_time")
                .longValue())
        .isLessThan(ahead - 90_000);
  }

  @Test
  void a_proof_of_long_ago_shortens_no_session() {
    long lastYear = Instant.now().getEpochSecond() - 300L * 86_400;
    OAuthServer.MAIN.person(
        Person.of("sso", "Sso", "sso@people.example")
            .with(Json.createObjectBuilder().add("auth_time", lastYear).build()));
    Trip.signIn(browser, "badop", "/");

    assertThat(browser.session().object().getJsonObject("user").getString("name")).isEqualTo("Sso");
    assertThat(SealedSession.claims(browser, OAuthServer.SECRET).instant("auth_time"))
        .hasValue(Instant.ofEpochSecond(lastYear));
  }
}
