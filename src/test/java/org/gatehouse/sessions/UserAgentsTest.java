package org.gatehouse.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentsTest {
  private static final UserAgents AGENTS = new UserAgents();

  @ParameterizedTest
  @CsvSource({
    "'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',Firefox 128,Linux",
    "'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
        + " Chrome/127.0.0.0 Safari/537.36',Chrome 127,Windows 10",
    "'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
        + " Gecko) Version/17.5 Mobile/15E148 Safari/604.1',Mobile Safari 17,iOS 17"
  })
  void browsers_are_known(String agent, String browser, String system) {
    assertThat(of(agent)).isEqualTo(new Device("", browser, system));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "curl", "Mozilla/5.0", "<script>alert(1)</script>", "%s%n${x}"})
  void what_is_no_browser_has_no_system(String agent) {
    assertThat(of(agent).system()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (",
        "Windows NT ",
        "(((((((((",
        "Android 1.1.1.1-",
        "; ; ; ; ",
        "AppleWebKit/1.1 Safari/",
        "\u0000\u0007\ud83d",
        "CPU iPhone OS 1_",
        "aaaaaaaaab ",
        "Firefox/99999999999999999999"
      })
  void whatever_comes_is_read_in_its_first_characters_and_kept_short_and_plain(String part) {
    Device device = of(part.repeat(2_000_000 / part.length()));

    assertThat(device.browser()).hasSizeLessThanOrEqualTo(64).doesNotMatch(".*\\p{Cntrl}.*");
    assertThat(device.system()).hasSizeLessThanOrEqualTo(64).doesNotMatch(".*\\p{Cntrl}.*");
  }

  @Test
  void only_the_first_characters_count() {
    String late = "x".repeat(512) + " Firefox/128.0";

    assertThat(of(late).browser()).isEmpty();
    assertThat(new Visitor("", late).agent()).hasSize(512);
  }

  @Test
  void half_a_character_is_left_out() {
    assertThat(Plain.of("ab\ud83d", 10)).isEqualTo("ab");
    assertThat(Plain.of("ab\ud83d\ude00", 3)).isEqualTo("ab");
    assertThat(Plain.of("ab\ud83d\ude00", 4)).isEqualTo("ab\ud83d\ude00");
  }

  private static Device of(String agent) {
    return AGENTS.apply(new Visitor("", agent));
  }
}
