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

/** The settings of streams of security events, and what is refused at start. */
class SignalReaderTest {
  private static final String SECRET = "stream-secret-8Hb5Vc2Xz9Lk6Jh3Gf0Ds";
  private static final List<String> GOOD =
      List.of(
          "auth.providers", "idp,plain",
          "auth.idp.id", "client",
          "auth.idp.issuer", "https://idp.example",
          "auth.plain.id", "client",
          "auth.plain.type", "oauth",
          "auth.plain.authorization-endpoint", "https://plain.example/a",
          "auth.plain.token-endpoint", "https://plain.example/t",
          "auth.plain.userinfo-endpoint", "https://plain.example/u",
          "auth.signals", "okta",
          "auth.signals.okta.issuer", "https://signals.example",
          "auth.signals.okta.audience", "us",
          "auth.signals.okta.jwks-uri", "https://signals.example/keys",
          "auth.signals.okta.provider", "idp",
          "auth.signals.okta.secret", SECRET);

  @Test
  void without_the_list_there_is_no_stream() {
    assertThat(read("auth.signals", "").config().signals()).isEmpty();
  }

  @Test
  void a_stream_is_what_its_settings_say() {
    ConfigReader.Result read = read();

    assertThat(read.problems()).isEmpty();
    SignalConfig stream = read.config().signals().get(0);
    assertThat(stream.id()).isEqualTo("okta");
    assertThat(stream.issuer()).isEqualTo("https://signals.example");
    assertThat(stream.audience()).isEqualTo("us");
    assertThat(stream.jwks()).hasToString("https://signals.example/keys");
    assertThat(stream.provider().id()).isEqualTo("idp");
    assertThat(stream.secret().reveal()).isEqualTo(SECRET);
    assertThat(stream.toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "issuer, ''",
    "audience, ''",
    "jwks-uri, ''",
    "jwks-uri, http://signals.example/keys",
    "jwks-uri, ftp://signals.example/keys",
    "jwks-uri, not an address",
    "provider, ''",
    "provider, other",
    "provider, plain",
    "secret, ''",
    "secret, too-short-a-secret-by-one-ly-31",
  })
  void a_setting_that_is_missing_or_unsafe_stops_the_start(String key, String value) {
    ConfigReader.Result read = read("auth.signals.okta." + key, value);

    assertThat(read.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("InvalidSignals");
              assertThat(problem.line()).contains("auth.signals.okta." + key);
            });
    assertThat(read.config().signals()).isEmpty();
  }

  @Test
  void keys_without_TLS_are_read_from_this_machine_in_development_only() {
    String address = "http://127.0.0.1:9000/keys";
    assertThat(read("auth.signals.okta.jwks-uri", address).problems()).hasSize(1);
    assertThat(read("auth.signals.okta.jwks-uri", address, "mp.config.profile", "dev").problems())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Okta", "../x", "1", "a b"})
  void an_id_that_fits_into_no_address_stops_the_start(String id) {
    assertThat(read("auth.signals", id).problems())
        .extracting(Problem::code)
        .containsExactly("InvalidSignals");
  }

  private static ConfigReader.Result read(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "auth.secret",
                "fine-secret-2Wq4Er6Ty8Ui0Op1As3Df",
                "auth.url",
                "https://portal.example.com"));
    all.addAll(GOOD);
    all.addAll(List.of(more));
    if (all.contains("dev")) {
      all.addAll(List.of("auth.url", "http://localhost:9080"));
    }
    return TestConfig.read(Path.of("target"), all.toArray(String[]::new));
  }
}
