package org.gatehouse.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressFormTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 192.0.2.0/24",
    "255.255.255.255, 255.255.255.0/24",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
    "2001:db8::1%eth0, 2001:db8:0::/48",
    "::ffff:192.0.2.77, 192.0.2.0/24"
  })
  void a_network_is_kept_and_no_more(String address, String network) {
    assertThat(AddressForm.NETWORK.of(address)).isEqualTo(network);
  }

  @Test
  void all_or_nothing_may_be_kept() {
    assertThat(AddressForm.FULL.of("192.0.2.77")).isEqualTo("192.0.2.77");
    assertThat(AddressForm.NONE.of("192.0.2.77")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "beef.cafe", "256.1.1.1", "1.2.3", ":", "::1::", ".:a"})
  void what_is_no_address_is_not_looked_up_and_not_kept(String text) {
    assertThat(AddressForm.FULL.of(text)).isEmpty();
    assertThat(AddressForm.NETWORK.of(text)).isEmpty();
  }
}
