package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.provider.Departure;
import org.gatehouse.provider.ProofFailedException;
import org.gatehouse.provider.Proven;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a visit to an OAuth provider proves. */
class OAuthProviderTest {
  private final TestProvider provider = TestProvider.start(Shape.OIDC);

  @AfterEach
  void stop() {
    provider.close();
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true",
    "true, false, false",
    "false, true, false",
    "false, false, false"
  })
  void an_address_is_verified_on_the_word_of_a_trusted_provider_only(
      boolean trusted, boolean says, boolean verified) throws ProofFailedException {
    Person person = Person.of("7");
    provider.person(says ? person : person.unverified());

    Proven proven = visit("link-by-verified-email", String.valueOf(trusted));

    assertThat(proven.user().email()).hasValue("7@people.example");
    assertThat(proven.user().emailVerified()).isEqualTo(verified);
    assertThat(proven.ours()).isFalse();
  }

  @Test
  void the_ID_token_says_how_and_when() throws ProofFailedException {
    long then = Instant.now().getEpochSecond() - 500;
    provider.person(
        Person.of("7")
            .with(
                Json.createObjectBuilder()
                    .add("amr", Json.createArrayBuilder().add("otp").add(5).add("x".repeat(33)))
                    .add("auth_time", then)
                    .build()));

    Proven proven = visit();

    assertThat(proven.how()).containsExactly("otp");
    assertThat(proven.when()).isEqualTo(Instant.ofEpochSecond(then));
  }

  @Test
  void the_ID_token_says_in_which_session_of_the_provider() throws ProofFailedException {
    provider.person(Person.of("7").with(Json.createObjectBuilder().add("sid", "there-1").build()));

    assertThat(visit().session()).hasValue("there-1");
  }

  @Test
  void an_id_of_a_session_that_would_grow_every_token_is_left_out() throws ProofFailedException {
    provider.person(
        Person.of("7").with(Json.createObjectBuilder().add("sid", "x".repeat(129)).build()));
    assertThat(visit().session()).isEmpty();

    provider.person(Person.of("7").with(Json.createObjectBuilder().add("sid", 7).build()));
    assertThat(visit().session()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{}'",
    "'{\"auth_time\":99999999999}'",
    "'{\"auth_time\":\"1\"}'",
    "'{\"auth_time\":-5}'"
  })
  void without_a_time_that_can_be_the_proof_is_of_now(String claims) throws ProofFailedException {
    JsonObject more = org.gatehouse.json.Json.parseObject(claims).orElseThrow();
    provider.person(Person.of("7").with(more));
    Instant before = Instant.now();

    Proven proven = visit();

    assertThat(proven.when()).isBetween(before, Instant.now());
    assertThat(proven.how()).isEmpty();
  }

  private Proven visit(String... settings) throws ProofFailedException {
    OAuthProvider visited =
        new OAuthProvider(Relying.on(provider, settings).client(), Clock.systemUTC());
    Departure away = visited.start(Relying.CALLBACK, Map.of());
    return visited.finish(Relying.back(away.location()), away.checks(), Relying.CALLBACK);
  }
}
