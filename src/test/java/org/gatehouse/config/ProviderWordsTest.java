package org.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word that nobody knows is a problem, as it is for every other setting, and not a default. */
class ProviderWordsTest {
  @ParameterizedTest
  @CsvSource({
    "logout, rp_initiated",
    "logout, global",
    "link-by-verified-email, yes",
    "keep-id-token, 1",
    "allow-http, on",
    "authorization-params, prompt",
    "authorization-params, prompt=100%",
    "authorization-params, %73tate=ours"
  })
  void a_word_that_is_not_understood_is_a_problem(String key, String value) {
    var result =
        TestConfig.read(
            Path.of("target"),
            "auth.secret",
            "fine-secret-2Wq4Er6Ty8Ui0Op1As3Df",
            "auth.url",
            "https://portal.example.com",
            "auth.providers",
            "test",
            "auth.test.id",
            "client",
            "auth.test.secret",
            "the-client-secret-9Kd",
            "auth.test.issuer",
            "https://idp.example.com",
            "auth.test." + key,
            value);

    assertThat(result.problems()).extracting(Problem::code).containsOnly("InvalidProvider");
  }
}
