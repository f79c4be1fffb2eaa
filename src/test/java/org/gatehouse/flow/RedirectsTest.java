package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.callback.RedirectContext;
import org.gatehouse.harness.Injected;
import org.gatehouse.simulation.MemoryCore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wanted, the target is an address of the web. */
class RedirectsTest {
  private static final String ORIGIN = "https://example.org";
  private static final String HOME = "https://example.org/app";

  private String answer;
  private final Redirects redirects =
      Injected.into(
          new Redirects(),
          new MemoryCore.Quiet() {
            @Override
            public String redirect(RedirectContext context) {
              if (answer.equals("throw")) {
                throw new IllegalStateException();
              }
              return answer.equals("null") ? null : answer;
            }
          });

  private String resolve(String wanted, String given) {
    answer = given;
    return redirects.resolve(wanted, ORIGIN, HOME);
  }

  @Test
  void what_the_stage_allows_is_the_target() {
    assertThat(resolve("/x", "https://other.example/x?y=z"))
        .isEqualTo("https://other.example/x?y=z");
    assertThat(resolve("/x", "/page")).isEqualTo("https://example.org/page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw",
        "null",
        "javascript:alert(1)",
        "data:text/html,x",
        "https:///x",
        "page",
        "/a\\r\\nb: c\r\n",
        "https://example.org/ x"
      })
  void a_stage_that_fails_or_gives_what_is_no_target_leads_home(String given) {
    assertThat(resolve("/x", given)).isEqualTo(HOME);
  }

  @Test
  void a_wanted_target_with_controls_or_beyond_any_length_is_not_even_asked_for() {
    assertThat(resolve("/x\ny", "/page")).isEqualTo(HOME);
    assertThat(resolve("/".repeat(2049), "/page")).isEqualTo(HOME);
    assertThat(resolve("/".repeat(2048), "/page")).isEqualTo("https://example.org/page");
  }

  @Test
  void letters_beyond_ASCII_are_percent_encoded() {
    assertThat(resolve("/x", "/bücher")).isEqualTo("https://example.org/b%C3%BCcher");
  }
}
