package org.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields of a form a callback may be shown. */
class ShownFieldsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"password", "newPassword", "PASSPHRASE", "user-pin", "otp", "csrfToken", "clave"})
  void A07_a_field_that_sounds_like_a_secret_stops_the_start(String field) {
    assertThat(problems("username," + field)).containsExactly("InvalidSetting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"department", "shipping", "countrycode", "keyboard"})
  void a_field_that_only_holds_the_letters_of_one_does_not(String field) {
    assertThat(problems("username," + field)).isEmpty();
  }

  @Test
  void a_list_has_an_end() {
    String many =
        IntStream.rangeClosed(1, 21).mapToObj(i -> "field" + i).collect(Collectors.joining(","));

    assertThat(problems(many)).containsExactly("InvalidSetting");
  }

  private static List<String> problems(String shown) {
    return TestConfig.read(
            Path.of("target"), "mp.config.profile", "dev", "auth.credentials.shown", shown)
        .problems()
        .stream()
        .map(Problem::code)
        .toList();
  }
}
