package org.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of providers, and what is refused at start. */
class ProviderReaderTest {
  @Test
  void known_providers_need_an_id_and_a_secret_only() {
    List<ProviderConfig> providers =
        read(
                "auth.providers",
                "google, github,facebook",
                "auth.google.id",
                "g",
                "auth.google.secret",
                "secret-of-google",
                "auth.github.id",
                "h",
                "auth.github.secret",
                "secret-of-github",
                "auth.facebook.id",
                "f",
                "auth.facebook.secret",
                "fs")
            .config()
            .providers();

    assertThat(providers)
        .extracting(ProviderConfig::id)
        .containsExactly("google", "github", "facebook");
    assertThat(providers.get(0).issuer().orElseThrow()).hasToString("https://accounts.google.com");
    assertThat(providers.get(0).scope()).containsExactly("openid", "profile", "email");
    assertThat(providers.get(1).type()).isEqualTo(ProviderConfig.Type.OAUTH);
    assertThat(providers.toString()).doesNotContain("secret-of-google", "secret-of-github");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session",
        "cookies",
        "secret",
        "url",
        "roles",
        "providers",
        "credentials",
        "token s",
        "UPPER",
        "../x",
        "permissions",
        "tenants",
        "pages"
      })
  void an_id_that_is_a_word_of_another_key_or_no_word_is_refused(String id) {
    assertThat(codes("auth.providers", id, "auth." + id + ".id", "x")).contains("InvalidProvider");
  }

  @ParameterizedTest
  @CsvSource({
    "https://id.example.com, true, true",
    "http://localhost:8080/realms/x, true, true",
    "http://127.0.0.1:8080, true, true",
    "http://id.example.com, true, false",
    "http://localhost:8080, false, false",
    "http://localhost.evil.example, true, false",
    "ftp://id.example.com, true, false",
    "https://user@id.example.com, true, false",
    "https://id.example.com/#x, true, false",
    "nonsense, true, false"
  })
  void SEC_261_an_issuer_is_https_or_loopback_outside_production(
      String issuer, boolean development, boolean accepted) {
    List<String> codes =
        codes(
            development, "auth.providers", "corp", "auth.corp.id", "x", "auth.corp.issuer", issuer);

    assertThat(codes.contains("InvalidProvider")).isEqualTo(!accepted);
  }

  @Test
  void SEC_261_http_in_production_is_possible_only_behind_its_switch() {
    assertThat(
            codes(
                false,
                "auth.providers",
                "corp",
                "auth.corp.id",
                "x",
                "auth.corp.issuer",
                "http://id.internal.example",
                "auth.corp.allow-http",
                "true"))
        .doesNotContain("InvalidProvider");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state=x", "prompt=none&redirect_uri=y", "code_challenge_method=plain"})
  void parameters_of_the_protocol_cannot_be_configured(String params) {
    assertThat(
            codes(
                "auth.providers", "google",
                "auth.google.id", "x",
                "auth.google.authorization-params", params))
        .contains("InvalidProvider");
  }

  @Test
  void what_is_missing_is_named_with_its_variable() {
    ConfigReader.Result result =
        read("auth.providers", "microsoft-entra-id,corp", "auth.corp.type", "oauth");

    assertThat(result.problems())
        .extracting(Problem::line)
        .anySatisfy(line -> assertThat(line).contains("AUTH_MICROSOFT_ENTRA_ID_ID"))
        .anySatisfy(line -> assertThat(line).contains("AUTH_MICROSOFT_ENTRA_ID_ISSUER"))
        .anySatisfy(line -> assertThat(line).contains("AUTH_CORP_AUTHORIZATION_ENDPOINT"));
    assertThat(result.config().providers()).isEmpty();
  }

  private static List<String> codes(String... pairs) {
    return codes(true, pairs);
  }

  private static List<String> codes(boolean development, String... pairs) {
    List<String> all = new ArrayList<>(List.of(pairs));
    if (development) {
      all.addAll(List.of("mp.config.profile", "dev"));
    }
    return TestConfig.read(Path.of("target"), all.toArray(String[]::new)).problems().stream()
        .map(Problem::code)
        .toList();
  }

  private static ConfigReader.Result read(String... pairs) {
    List<String> all = new ArrayList<>(List.of(pairs));
    all.addAll(List.of("mp.config.profile", "dev"));
    return TestConfig.read(Path.of("target"), all.toArray(String[]::new));
  }
}
