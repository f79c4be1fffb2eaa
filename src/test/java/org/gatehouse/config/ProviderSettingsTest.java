package org.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.config.ProviderConfig.ClientAuthentication;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {
  private static final Path DIRECTORY = Path.of("target");
  private static final String SECRET = "fine-secret-2Wq4Er6Ty8Ui0Op1As3Df";
  private static final String CLIENT_SECRET = "the-client-secret-9Kd";

  @Test
  void without_the_list_there_are_no_providers() {
    assertThat(production("auth.google.id", "id").config().providers()).isEmpty();
  }

  @Test
  void known_providers_need_an_id_and_a_secret() {
    var result =
        production(
            "auth.providers",
            "github,google,facebook,google",
            "auth.google.id",
            "g",
            "auth.google.secret",
            CLIENT_SECRET,
            "auth.github.id",
            "h",
            "auth.github.secret",
            CLIENT_SECRET,
            "auth.facebook.id",
            "f",
            "auth.facebook.secret",
            CLIENT_SECRET);

    assertThat(result.problems()).isEmpty();
    assertThat(result.config().providers())
        .extracting(ProviderConfig::name)
        .containsExactly("GitHub", "Google", "Facebook");
    assertThat(result.config().providers())
        .extracting(ProviderConfig::type)
        .containsExactly(
            ProviderConfig.Type.OAUTH, ProviderConfig.Type.OIDC, ProviderConfig.Type.OAUTH);
    ProviderConfig google = result.config().providers().get(1);
    assertThat(google.issuer().orElseThrow()).hasToString("https://accounts.google.com");
    assertThat(google.scope()).containsExactly("openid", "profile", "email");
    assertThat(google.linkByVerifiedEmail()).isFalse();
    assertThat(google.keepIdToken()).isFalse();
    assertThat(google.rpInitiatedLogout()).isFalse();
    assertThat(result.config().toString()).doesNotContain(CLIENT_SECRET);
  }

  @Test
  void environment_names_reach_ids_with_dashes() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AUTH_SECRET", SECRET);
    environment.put("AUTH_URL", "https://portal.example.com");
    environment.put("AUTH_PROVIDERS", "microsoft-entra-id,google");
    environment.put("AUTH_MICROSOFT_ENTRA_ID_ID", "entra-client");
    environment.put("AUTH_MICROSOFT_ENTRA_ID_SECRET", CLIENT_SECRET);
    environment.put("AUTH_MICROSOFT_ENTRA_ID_ISSUER", "https://login.example/tenant/v2.0");
    environment.put("AUTH_MICROSOFT_ENTRA_ID_CLIENT_AUTHENTICATION", "post");
    environment.put("AUTH_GOOGLE_ID", "google-client");
    environment.put("AUTH_GOOGLE_AUTHORIZATION_PARAMS", "prompt=consent&access_type=offline");
    environment.put("AUTH_GOOGLE_LINK_BY_VERIFIED_EMAIL", "true");

    var config =
        new SmallRyeConfigBuilder().withSources(new EnvConfigSource(environment, 300)).build();
    var result = ConfigReader.read(config, DIRECTORY);

    assertThat(result.problems()).isEmpty();
    ProviderConfig entra = result.config().providers().get(0);
    assertThat(entra.clientId()).isEqualTo("entra-client");
    assertThat(entra.issuer().orElseThrow()).hasToString("https://login.example/tenant/v2.0");
    assertThat(entra.clientAuthentication()).isEqualTo(ClientAuthentication.POST);
    ProviderConfig google = result.config().providers().get(1);
    assertThat(google.clientAuthentication()).isEqualTo(ClientAuthentication.NONE);
    assertThat(google.linkByVerifiedEmail()).isTrue();
    assertThat(google.authorizationParams())
        .containsOnly(Map.entry("prompt", "consent"), Map.entry("access_type", "offline"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session",
        "cookies",
        "pages",
        "roles",
        "claims",
        "secret",
        "url",
        "flavour",
        "admin",
        "debug",
        "providers",
        "trusted-proxies",
        "role-repair",
        "container-login",
        "refresh-error",
        "permissions",
        "tenants",
        "credentials",
        "Google",
        "a_b",
        "a.b",
        "../up",
        "a/b",
        "-a",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void an_id_that_is_reserved_or_has_a_wrong_form_is_a_problem(String id) {
    var result = production("auth.providers", id);

    assertThat(result.problems()).extracting(Problem::code).contains("InvalidProvider");
    assertThat(result.config().providers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "auth.test.id,",
    "auth.test.issuer,",
    "auth.test.type, saml",
    "auth.test.client-authentication, private_key_jwt",
    "auth.test.issuer, idp.example.com",
    "auth.test.issuer, https://user@idp.example.com",
    "auth.test.issuer, https://idp.example.com/#x",
    "auth.test.authorization-params, prompt=login&redirect_uri=https://evil.example",
    "auth.test.authorization-params, response_type=token",
    "auth.test.authorization-params, client_id=x",
    "auth.test.authorization-params, scope=all",
    "auth.test.authorization-params, state=x",
    "auth.test.authorization-params, nonce=x",
    "auth.test.authorization-params, code_challenge=x",
    "auth.test.authorization-params, code_challenge_method=plain",
    "auth.test.authorization-params, response_mode=form_post",
    "auth.test.authorization-params, response_type=code%20token",
    "auth.test.authorization-params, max_age=soon",
    "auth.test.authorization-params, max_age=-1",
    "auth.test.response-mode, fragment",
    "auth.test.profile.like, google",
    "auth.test.profile.like, github",
    "auth.test.profile.id, oid",
    "auth.test.profile.name, a..b",
    "auth.test.profile.name, $.a",
    "auth.test.profile.name, a[0]",
    "auth.test.profile.email, a.b.c.d.e.f"
  })
  void a_setting_that_is_missing_or_wrong_is_named_with_its_variable(String key, String value) {
    var result = production(provider(key, value == null ? "" : value));

    assertThat(result.problems()).extracting(Problem::code).containsOnly("InvalidProvider");
    assertThat(result.problems().get(0).line())
        .contains(key)
        .contains(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
    assertThat(result.config().providers()).isEmpty();
  }

  @Test
  void the_parameters_that_every_example_for_Google_shows_are_taken() {
    var result =
        production(
            "auth.providers", "google",
            "auth.google.id", "i",
            "auth.google.authorization-params",
                "prompt=consent&access_type=offline&response_type=code&response_mode=query");

    assertThat(result.problems()).isEmpty();
    assertThat(result.config().providers().get(0).authorizationParams())
        .containsOnly(Map.entry("prompt", "consent"), Map.entry("access_type", "offline"));
  }

  @Test
  void a_parameter_that_would_change_the_protocol_is_named() {
    var result = production(provider("auth.test.authorization-params", "scope=all"));

    assertThat(result.problems().get(0).line()).contains("would change scope").contains("setting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acr_values=mfa", "hd=corp.example", "max_age=300"})
  void plain_OAuth_cannot_be_told_to_demand_what_only_an_ID_token_proves(String params) {
    var result =
        production(
            "auth.providers", "github",
            "auth.github.id", "i",
            "auth.github.authorization-params", params);

    assertThat(result.problems()).extracting(Problem::code).containsExactly("InvalidProvider");
  }

  @Test
  void a_posted_answer_without_https_is_a_named_problem() {
    String[] apple = {
      "auth.providers", "apple", "auth.apple.id", "i", "auth.apple.secret", CLIENT_SECRET
    };

    assertThat(production(apple).problems()).isEmpty();
    ProviderConfig read = production(apple).config().providers().get(0);
    assertThat(read.responseMode()).isEqualTo(ProviderConfig.ResponseMode.FORM_POST);
    assertThat(development(apple).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("InsecureFormPost"))
        .satisfies(problem -> assertThat(problem.line()).contains("apple", "AUTH_URL"));
    assertThat(production(with(apple, "auth.cookies.secure", "false")).problems())
        .extracting(Problem::code)
        .contains("InsecureFormPost");
    assertThat(production(with(apple, "auth.apple.response-mode", "query")).problems()).isEmpty();
  }

  @Test
  void the_response_mode_may_be_repeated_among_the_parameters() {
    String[] posted =
        with(
            provider("auth.test.response-mode", "form_post"),
            "auth.test.authorization-params",
            "response_mode=form_post");

    assertThat(production(posted).problems()).isEmpty();
    assertThat(production(posted).config().providers().get(0).authorizationParams()).isEmpty();
  }

  @Test
  void one_variable_that_would_set_something_of_two_providers_is_a_named_problem() {
    String[] two =
        with(
            provider("auth.test-profile.id", "other"),
            "auth.providers",
            "test,test-profile",
            "auth.test-profile.issuer",
            "https://other.example");

    assertThat(production(two).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).contains("AUTH_TEST_PROFILE_ID"));
  }

  @Test
  void a_setting_of_a_profile_that_is_none_is_named() {
    assertThat(production(provider("auth.test.profile.nam", "x")).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("UnknownSetting"))
        .satisfies(problem -> assertThat(problem.line()).contains("AUTH_TEST_PROFILE_NAME"));
  }

  @Test
  void plain_OAuth_needs_its_endpoints() {
    var result = production("auth.providers", "own", "auth.own.id", "i", "auth.own.type", "oauth");

    assertThat(result.problems()).extracting(Problem::code).containsExactly("InvalidProvider");
  }

  @ParameterizedTest
  @CsvSource({
    "issuer, http://idp.example.com",
    "token-endpoint, http://idp.example.com/token",
    "jwks-uri, http://127.0.0.1.evil.example/jwks",
    "userinfo-endpoint, http://localhost.evil.example/me",
    "end-session-endpoint, ftp://localhost/end"
  })
  void SEC_261_addresses_without_TLS_are_refused(String key, String value) {
    String[] all = provider("auth.test." + key, value);

    assertThat(production(all).problems()).extracting(Problem::code).contains("InvalidProvider");
    assertThat(development(all).problems()).extracting(Problem::code).contains("InvalidProvider");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"})
  void SEC_261_loopback_needs_no_TLS_in_development_and_a_switch_in_production(String issuer) {
    String[] all = provider("auth.test.issuer", issuer);
    String[] allowed = with(all, "auth.test.allow-http", "true");

    assertThat(development(all).problems()).isEmpty();
    assertThat(production(all).problems()).extracting(Problem::code).contains("InvalidProvider");
    assertThat(production(allowed).problems()).isEmpty();
  }

  @Test
  void refresh_errors_have_two_names() {
    assertThat(production().config().refreshError()).isEqualTo("RefreshAccessTokenError");
    assertThat(production("auth.refresh-error", "RefreshTokenError").config().refreshError())
        .isEqualTo("RefreshTokenError");
    assertThat(production("auth.refresh-error", "OtherError").problems())
        .extracting(Problem::code)
        .containsExactly("InvalidSetting");
  }

  /** A complete provider, with one setting more or another. */
  private static String[] provider(String key, String value) {
    return new String[] {
      "auth.providers",
      "test",
      "auth.test.id",
      "client",
      "auth.test.secret",
      CLIENT_SECRET,
      "auth.test.issuer",
      "https://idp.example.com",
      key,
      value
    };
  }

  private static ConfigReader.Result production(String... pairs) {
    return TestConfig.read(
        DIRECTORY, with(pairs, "auth.secret", SECRET, "auth.url", "https://portal.example.com"));
  }

  private static ConfigReader.Result development(String... pairs) {
    return TestConfig.read(
        DIRECTORY, with(pairs, "auth.secret", SECRET, "mp.config.profile", "dev"));
  }

  private static String[] with(String[] pairs, String... more) {
    return Stream.of(List.of(pairs), List.of(more)).flatMap(List::stream).toArray(String[]::new);
  }
}
