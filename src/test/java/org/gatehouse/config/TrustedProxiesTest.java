package org.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private final TrustedProxies proxies =
      TrustedProxies.parse(List.of("10.0.0.0/8", "2001:db8::/32", "192.0.2.7"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "198.51.100.1;         203.0.113.9;                       198.51.100.1",
        "10.1.1.1;             203.0.113.9;                       203.0.113.9",
        "10.1.1.1;             1.2.3.4, 203.0.113.9;              203.0.113.9",
        "10.1.1.1;             1.2.3.4, 203.0.113.9, 192.0.2.7;   203.0.113.9",
        "10.1.1.1;             203.0.113.9:4711;                  203.0.113.9",
        "10.1.1.1;             [2001:db9::5]:4711;                2001:db9::5",
        "2001:db8::5;          203.0.113.9;                       203.0.113.9",
        "10.1.1.1;             1.2.3.4, unknown;                  10.1.1.1",
        "10.1.1.1;             1.2.3.4, beef.cafe;                10.1.1.1",
        "10.1.1.1;             10.2.2.2;                          10.2.2.2",
        "10.1.1.1;             '';                                10.1.1.1"
      })
  void only_what_a_proxy_of_ours_wrote_counts(String peer, String header, String client) {
    assertThat(proxies.client(peer, List.of(header))).isEqualTo(client);
  }

  @Test
  void several_headers_are_read_as_one_and_only_their_end() {
    String[] forged = new String[100_000];
    Arrays.fill(forged, "10.9.9.9");

    assertThat(proxies.client("10.1.1.1", List.of("1.2.3.4", "203.0.113.9")))
        .isEqualTo("203.0.113.9");
    assertThat(proxies.client("10.1.1.1", List.of("203.0.113.9," + String.join(",", forged))))
        .isEqualTo("10.9.9.9");
    assertThat(proxies.client("10.1.1.1", List.of())).isEqualTo("10.1.1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"beef.cafe", "10.0.0", "10.0.0.256", "10.0.0.0/33", ":", "x/8"})
  void names_and_nonsense_are_no_proxies(String entry) {
    assertThatThrownBy(() -> TrustedProxies.parse(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
