package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.provider.oauth.Relying.CALLBACK;
import static org.gatehouse.provider.oauth.Relying.query;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.ProviderConfig;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.provider.Departure;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The authorization request, how the client proves itself, and the end of a session. */
class AuthorizationTest {
  private final TestProvider provider = TestProvider.start(Shape.OIDC);

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void SEC_250_every_attempt_has_its_own_state_nonce_and_challenge_by_S256() throws Exception {
    Relying relying = Relying.on(provider);
    Set<String> secrets = new HashSet<>();

    for (int i = 0; i < 10; i++) {
      Departure start = relying.client().start(CALLBACK, Map.of());
      Map<String, String> request = query(start.location());

      assertThat(request)
          .containsEntry("response_type", "code")
          .containsEntry("client_id", TestProvider.CLIENT_ID)
          .containsEntry("redirect_uri", CALLBACK.toString())
          .containsEntry("scope", "openid profile email")
          .containsEntry("state", start.checks().state())
          .containsEntry("nonce", start.checks().nonce())
          .containsEntry("code_challenge_method", "S256")
          .containsEntry("code_challenge", s256(start.checks().codeVerifier()));
      secrets.add(start.checks().state());
      secrets.add(start.checks().nonce());
      secrets.add(start.checks().codeVerifier());
    }

    assertThat(secrets).hasSize(30).allMatch(secret -> secret.length() == 43);
  }

  @Test
  void SEC_250_no_query_parameter_touches_one_of_the_protocol() throws OAuthException {
    Map<String, String> asked = new HashMap<>();
    for (String name :
        Set.of(
            "state",
            "nonce",
            "scope",
            "code_challenge",
            "code_challenge_method",
            "redirect_uri",
            "client_id",
            "response_type",
            "response_mode",
            "request",
            "request_uri",
            "claims",
            "resource",
            "unheard-of")) {
      asked.put(name, "evil");
    }
    asked.put("login_hint", "ada & co@example.org");
    asked.put("prompt", "x".repeat(501));

    URI location = Relying.on(provider).client().start(CALLBACK, asked).location();

    assertThat(query(location))
        .doesNotContainValue("evil")
        .doesNotContainKey("prompt")
        .containsEntry("login_hint", "ada & co@example.org");
  }

  @Test
  void configured_parameters_are_sent_and_a_request_changes_none() throws Exception {
    String params = "prompt=consent&access_type=offline&audience=https%3A%2F%2Fapi.example%2Fa+b";
    Relying relying = Relying.on(provider, "authorization-params", params);

    assertThat(query(relying.client().start(CALLBACK, Map.of()).location()))
        .containsEntry("prompt", "consent")
        .containsEntry("access_type", "offline")
        .containsEntry("audience", "https://api.example/a b");
    assertThat(
            query(
                relying
                    .client()
                    .start(CALLBACK, Map.of("prompt", "login", "login_hint", "ada"))
                    .location()))
        .containsEntry("prompt", "consent")
        .containsEntry("login_hint", "ada");
  }

  @ParameterizedTest
  @CsvSource({"query,", "form_post, form_post"})
  void the_provider_is_asked_to_post_only_where_that_is_configured(String mode, String sent)
      throws OAuthException {
    ProviderConfig config =
        TestConfig.read(
                Path.of("target"),
                "auth.url",
                "https://portal.example.com",
                "auth.providers",
                "test",
                "auth.test.id",
                TestProvider.CLIENT_ID,
                "auth.test.issuer",
                provider.issuer(),
                "auth.test.allow-http",
                "true",
                "auth.test.response-mode",
                mode)
            .config()
            .providers()
            .get(0);
    Departure start = Relying.of(config).client().start(CALLBACK, Map.of());

    assertThat(query(start.location()).get("response_mode")).isEqualTo(sent);
  }

  @Test
  void plain_OAuth_has_PKCE_and_state_and_takes_a_prompt_too() throws OAuthException {
    Relying relying = Plain.gitHub(provider, "authorization-params", "allow_signup=false");

    Departure start = relying.client().start(CALLBACK, Map.of("prompt", "select_account"));

    assertThat(query(start.location()))
        .containsEntry("state", start.checks().state())
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("prompt", "select_account")
        .containsEntry("allow_signup", "false")
        .doesNotContainKey("nonce");
  }

  @ParameterizedTest
  @CsvSource({"basic, client_secret_basic", "post, client_secret_post"})
  void the_client_proves_itself_as_configured(String setting, String seen) throws OAuthException {
    Relying.on(provider, "client-authentication", setting).signIn();

    assertThat(provider.clientAuthentication()).isEqualTo(seen);
  }

  @Test
  void a_client_without_a_secret_is_a_public_one() throws OAuthException {
    provider.publicClient(true);
    var config = Relying.config("test", "id", TestProvider.CLIENT_ID, "issuer", provider.issuer());

    Relying.of(config).signIn();

    assertThat(provider.clientAuthentication()).isEqualTo("none");
  }

  @Test
  void a_wrong_secret_is_refused() {
    assertThat(Relying.on(provider, "secret", "wrong").refusal().kind())
        .isEqualTo(OAuthException.Kind.INVALID_TOKEN);
  }

  @Test
  void the_person_of_the_login_hint_signs_in() throws OAuthException {
    provider.person(Person.of("2002", "Bob", "bob@example.org"));
    provider.person(Person.of("3003", "Cleo", "cleo@example.org"));
    Relying relying = Relying.on(provider);

    Identity identity = relying.finish(relying.visit(Map.of("login_hint", "bob@example.org")));

    assertThat(identity.profile().id()).isEqualTo("2002");
  }

  @Test
  void sign_out_at_the_provider_names_the_client_the_token_and_the_way_back()
      throws OAuthException {
    Relying relying = Relying.on(provider);
    String idToken = relying.signIn().tokens().idToken().orElseThrow();
    URI back = URI.create("https://portal.example.com/?a=1&b=2");

    URI end = relying.client().endSession(Optional.of(idToken), back).orElseThrow();

    assertThat(query(end))
        .containsEntry("client_id", TestProvider.CLIENT_ID)
        .containsEntry("id_token_hint", idToken)
        .containsEntry("post_logout_redirect_uri", back.toString());
    assertThat(
            relying.client().endSession(Optional.empty(), back).map(Relying::query).orElseThrow())
        .doesNotContainKey("id_token_hint");
  }

  @Test
  void sign_out_goes_on_without_a_provider_that_does_not_answer() {
    provider.mode(Mode.DISCOVERY_500);

    assertThat(Relying.on(provider).client().endSession(Optional.empty(), CALLBACK)).isEmpty();
  }

  @Test
  void forms_may_lead_to_the_issuer_and_to_the_origins_of_its_endpoints() throws OAuthException {
    Relying relying = Relying.on(provider, "end-session-endpoint", "https://bye.example/end?a=b");

    assertThat(relying.client().formTargets()).containsExactly(provider.issuer());
    relying.visit();
    assertThat(relying.client().formTargets())
        .containsExactly(provider.issuer(), "https://bye.example");
  }

  private static String s256(String verifier) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
