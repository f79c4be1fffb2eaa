package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the configuration demands of a sign-in wins over the request, and is proven. */
class DemandsTest {
  private final TestProvider provider = TestProvider.start(Shape.OIDC);

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void no_request_weakens_what_is_configured() throws OAuthException {
    Relying relying =
        Relying.on(provider, "authorization-params", "acr_values=mfa&hd=corp.example&max_age=300");
    Map<String, String> asked =
        Map.of("acr_values", "none", "hd", "evil.example", "max_age", "86400");

    assertThat(Relying.query(relying.client().start(Relying.CALLBACK, asked).location()))
        .containsEntry("acr_values", "mfa")
        .containsEntry("hd", "corp.example")
        .containsEntry("max_age", "300");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "60, 60", "300, 300", "301, 300", "-1, 300", "soon, 300", "'', 300"})
  void a_request_may_only_ask_for_a_fresher_proof(String asked, String sent) throws OAuthException {
    Relying relying = Relying.on(provider, "authorization-params", "max_age=300");

    assertThat(
            Relying.query(
                relying.client().start(Relying.CALLBACK, Map.of("max_age", asked)).location()))
        .containsEntry("max_age", sent);
  }

  @ParameterizedTest
  @CsvSource({
    "acr_values=mfa, '{}'",
    "acr_values=mfa, '{\"acr\":\"pwd\"}'",
    "acr_values=mfa, '{\"acr\":[\"mfa\"]}'",
    "hd=corp.example, '{}'",
    "hd=corp.example, '{\"hd\":\"corp.example.evil\"}'",
    "hd=*, '{}'",
    "max_age=300, '{}'",
    "max_age=300, '{\"auth_time\":-1000}'",
    "max_age=300, '{\"auth_time\":1000}'",
  })
  void an_ID_token_that_does_not_prove_it_is_refused(String demanded, String claims) {
    provider.person(Person.of("7").with(relative(claims)));

    assertThat(Relying.on(provider, "authorization-params", demanded).refusal().kind())
        .isEqualTo(OAuthException.Kind.DEMAND_NOT_MET);
  }

  @ParameterizedTest
  @CsvSource({
    "acr_values=mfa, '{\"acr\":\"mfa\"}'",
    "acr_values=phr+mfa, '{\"acr\":\"mfa\"}'",
    "hd=corp.example, '{\"hd\":\"Corp.Example\"}'",
    "hd=*, '{\"hd\":\"any.example\"}'",
    "max_age=300, '{\"auth_time\":-200}'",
    "max_age=0, '{\"auth_time\":0}'",
  })
  void an_ID_token_that_proves_it_signs_in(String demanded, String claims) throws OAuthException {
    provider.person(Person.of("7").with(relative(claims)));

    assertThat(Relying.on(provider, "authorization-params", demanded).signIn().profile().id())
        .isEqualTo("7");
  }

  @Test
  void what_only_userinfo_says_proves_nothing() {
    provider.mode(Mode.USERINFO_ONLY).person(Person.of("7").with(relative("{\"acr\":\"mfa\"}")));

    assertThat(Relying.on(provider, "authorization-params", "acr_values=mfa").refusal().kind())
        .isEqualTo(OAuthException.Kind.DEMAND_NOT_MET);
  }

  /** Numbers are seconds from now. */
  private static JsonObject relative(String claims) {
    var object = Json.createObjectBuilder();
    JsonObject given = org.gatehouse.json.Json.parseObject(claims).orElseThrow();
    for (Map.Entry<String, JsonValue> claim : given.entrySet()) {
      boolean time = claim.getKey().equals("auth_time");
      object.add(
          claim.getKey(),
          time
              ? Json.createValue(Instant.now().getEpochSecond() + given.getInt("auth_time"))
              : claim.getValue());
    }
    return object.build();
  }
}
