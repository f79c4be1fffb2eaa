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

/** Names below {@code auth.} that set nothing do not start in silence. */
class UnknownSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "AUTH_SESION_MAX_AGE, AUTH_SESSION_MAX_AGE",
    "auth.sesion.max-age, AUTH_SESSION_MAX_AGE",
    "%prod.auth.session.maxage, AUTH_SESSION_MAX_AGE",
    "AUTH_SECRETS, AUTH_SECRET",
    "AUTH_GITHUB_SCOPES, AUTH_GITHUB_SCOPE"
  })
  void a_misspelling_stops_a_production_start_and_is_told_in_development(
      String name, String meant) {
    ConfigReader.Result production = production(name, "a value of mine");
    ConfigReader.Result development = read("mp.config.profile", "dev", name, "a value of mine");

    assertThat(production.problems()).extracting(Problem::code).containsExactly("UnknownSetting");
    assertThat(production.problems().get(0).line())
        .contains("there is " + meant + ".")
        .doesNotContain("a value of mine");
    assertThat(development.problems()).extracting(Problem::code).doesNotContain("UnknownSetting");
    assertThat(development.notices()).extracting(Problem::code).contains("UnknownSetting");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH_TRUST_HOST, UnknownSetting, AUTH_TRUSTED_PROXIES",
    "auth.something.of-the-application, UnknownSetting, sets nothing",
    "AUTH_OKTA_ID, UnlistedProvider, AUTH_PROVIDERS",
    "auth.google.secret, UnlistedProvider, AUTH_PROVIDERS",
    "AUTH_MY_IDP_ALLOW_HTTP, UnlistedProvider, AUTH_PROVIDERS"
  })
  void what_means_nothing_here_is_told_and_does_no_harm(String name, String code, String told) {
    ConfigReader.Result read = production(name, "a value of mine");

    assertThat(read.problems()).isEmpty();
    assertThat(read.notices()).extracting(Problem::code).containsExactly(code);
    assertThat(read.notices().get(0).line()).contains(told).doesNotContain("a value of mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AUTH_SESSION_MAX_AGE",
        "auth.session.max-age",
        "%dev.auth.session.max-age",
        "AUTHOR",
        "MY_AUTH_SECRET",
        "auth.github.name"
      })
  void what_is_known_or_of_somebody_else_is_not_told(String name) {
    ConfigReader.Result read = production(name, "60");

    assertThat(read.problems()).isEmpty();
    assertThat(read.notices()).isEmpty();
  }

  @Test
  void a_flood_of_names_makes_a_few_lines() {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      pairs.addAll(List.of("auth.application.number" + i, "x"));
    }

    assertThat(production(pairs.toArray(String[]::new)).notices()).hasSize(20);
  }

  private static ConfigReader.Result production(String... pairs) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "auth.secret", "fine-secret-2Wq4Er6Ty8Ui0Op1As3Df",
                "auth.url", "https://portal.example.com",
                "auth.providers", "github",
                "auth.github.id", "client"));
    all.addAll(List.of(pairs));
    return read(all.toArray(String[]::new));
  }

  private static ConfigReader.Result read(String... pairs) {
    return TestConfig.read(Path.of("target"), pairs);
  }
}
