package org.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenedTokensTest {
  private static final long NOW = 1_750_000_000;
  private static final DecodeResult.Valid VALID =
      new DecodeResult.Valid(
          new Claims(Json.createObjectBuilder().add("iat", NOW).add("exp", NOW + 60).build()), 0);

  private final OpenedTokens tokens = new OpenedTokens();

  @Test
  void a_remembered_token_is_good_from_its_first_to_before_its_last_second() {
    tokens.put("t", VALID, Optional.empty());

    assertThat(tokens.get("t", NOW - 15)).hasValue(VALID);
    assertThat(tokens.get("t", NOW + 74)).hasValue(VALID);
    assertThat(tokens.get("t", NOW + 75)).isEmpty();
  }

  @Test
  void a_token_ahead_of_the_clock_is_not_taken_from_memory() {
    tokens.put("t", VALID, Optional.empty());

    assertThat(tokens.get("t", NOW - 16)).isEmpty();
  }

  @Test
  void a_token_found_outside_its_time_is_forgotten() {
    tokens.put("t", VALID, Optional.empty());
    tokens.get("t", NOW + 75);

    assertThat(tokens.get("t", NOW)).isEmpty();
  }

  @Test
  void the_absolute_end_ends_a_remembered_token_too() {
    tokens.put("t", VALID, Optional.of(Instant.ofEpochSecond(NOW + 10)));

    assertThat(tokens.get("t", NOW + 9)).hasValue(VALID);
    assertThat(tokens.get("t", NOW + 10)).isEmpty();
  }

  @Test
  void many_long_tokens_do_not_fill_the_memory() {
    String padding = "x".repeat(60_000);
    IntStream.range(0, 100).forEach(i -> tokens.put(i + padding, VALID, Optional.empty()));

    assertThat(IntStream.range(0, 100).filter(i -> tokens.get(i + padding, NOW).isPresent()))
        .hasSizeLessThanOrEqualTo(4 * 1024 * 1024 / 60_000);
  }
}
