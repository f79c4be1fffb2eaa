package org.gatehouse.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.config.Flavour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieHeaderTest {
  @ParameterizedTest
  @CsvSource({
    "a=1; a=2, 1",
    "a=x%7Cy, x|y",
    "a=%C3%A9, é",
    "a=100%, 100%",
    "a=%41, A",
    "a=%4, %4",
    "a=%0a%a0, %0a%a0",
    "a=%g0, %g0",
    "a=%0g, %0g",
    "=x;a=1, 1",
    "a=, ''",
    "a=%zz, %zz",
    "a=%ff, %ff",
    "b=1; a = 2 ;c=3, 2",
    ";;;a=1;=x;y, 1"
  })
  void values_are_read_as_Auth_js_reads_them(String header, String value) {
    assertThat(CookieHeader.parse(header, Flavour.V5).value("a")).hasValue(value);
  }

  @Test
  void quotes_stay_in_v5_and_go_in_v4() {
    assertThat(CookieHeader.parse("a=\"t\"", Flavour.V5).value("a")).hasValue("\"t\"");
    assertThat(CookieHeader.parse("a=\"t\"", Flavour.V4).value("a")).hasValue("t");
  }

  @Test
  void a_quote_alone_and_two_with_nothing_between_are_told_apart() {
    assertThat(CookieHeader.parse("a=\"", Flavour.V4).value("a")).hasValue("\"");
    assertThat(CookieHeader.parse("a=\"\"", Flavour.V4).value("a")).hasValue("");
  }

  @Test
  void names_come_in_the_order_of_the_header() {
    assertThat(CookieHeader.parse("b=1; a=2; =3; c", Flavour.V5).names())
        .containsExactly("b", "a", "");
    assertThat(CookieHeader.parse("=3", Flavour.V5).names()).containsExactly("");
  }

  @Test
  void a_digit_of_zero_is_a_digit() {
    assertThat(CookieHeader.parse("a=x%20%0Ax", Flavour.V5).value("a")).hasValue("x \nx");
  }

  @Test
  void a_header_of_the_longest_length_is_read() {
    String header = "a=" + "x".repeat(65_534);

    assertThat(CookieHeader.parse(header, Flavour.V5).value("a")).isPresent();
    assertThat(CookieHeader.parse(header + "x", Flavour.V5).value("a")).isEmpty();
  }

  @Test
  void an_empty_value_is_there_but_not_filled() {
    CookieHeader cookies = CookieHeader.parse("a=", Flavour.V5);

    assertThat(cookies.value("a")).hasValue("");
    assertThat(cookies.filled("a")).isEmpty();
  }

  @Test
  void no_header_and_one_beyond_the_limit_hold_nothing() {
    assertThat(CookieHeader.parse(null, Flavour.V5).value("a")).isEmpty();
    assertThat(CookieHeader.parse("a=" + "x".repeat(70_000), Flavour.V5).value("a")).isEmpty();
  }
}
