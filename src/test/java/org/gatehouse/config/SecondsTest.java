package org.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondsTest {
  @ParameterizedTest
  @CsvSource({
    "28800, 28800",
    "90s, 90",
    "30m, 1800",
    "8h, 28800",
    "8 H, 28800",
    "7d, 604800",
    "PT8H, 28800",
    "P30D, 2592000",
    "pt1h30m, 5400"
  })
  void a_length_of_time_is_written_as_people_write_it(String text, long seconds) {
    var settings = TestConfig.development("auth.session.max-age", text).settings();

    assertThat(settings.seconds(Setting.SESSION_MAX_AGE)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0h",
        "-8h",
        "8w",
        "h",
        "8h30m",
        "1.5h",
        "PT0.5S",
        "PT",
        "P1Y",
        "PT-8H",
        "PT99999999999999999999H",
        "9999999999d",
        "401d",
        "soon"
      })
  void what_is_no_length_of_time_in_range_is_a_problem_with_a_fix(String text) {
    var result =
        TestConfig.read(
            Path.of("target"), "mp.config.profile", "dev", "auth.session.max-age", text);

    assertThat(result.problems()).extracting(Problem::code).containsExactly("InvalidSetting");
    assertThat(result.problems().get(0).line()).contains("AUTH_SESSION_MAX_AGE").contains("8h");
  }
}
