package org.gatehouse.session.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.TestConfig.MovableClock;
import org.junit.jupiter.api.Test;

class UnknownKeyGraceTest {
  private static final DecodeResult UNKNOWN = new DecodeResult.UnknownKey();
  private final MovableClock clock = new MovableClock();

  @Test
  void a_cookie_of_an_unknown_key_or_a_moment_ahead_is_kept_after_the_start() {
    UnknownKeyGrace grace = grace(600);
    clock.forward(599);

    assertThat(grace.keeps(UNKNOWN)).isTrue();
    assertThat(grace.keeps(new DecodeResult.NotYetValid())).isTrue();
  }

  @Test
  void what_can_never_open_is_not_kept() {
    UnknownKeyGrace grace = grace(600);

    assertThat(grace.keeps(new DecodeResult.Tampered())).isFalse();
    assertThat(grace.keeps(new DecodeResult.Malformed())).isFalse();
    assertThat(grace.keeps(new DecodeResult.Revoked())).isFalse();
    assertThat(grace.keeps(new DecodeResult.Expired(Duration.ZERO))).isFalse();
  }

  @Test
  void the_first_such_cookie_after_a_time_without_any_opens_the_grace_again() {
    UnknownKeyGrace grace = grace(600);
    clock.forward(10_000);

    assertThat(grace.keeps(UNKNOWN)).isTrue();
    clock.forward(599);
    assertThat(grace.keeps(UNKNOWN)).isTrue();
    clock.forward(1);
    assertThat(grace.keeps(UNKNOWN)).isFalse();
    clock.forward(599);
    assertThat(grace.keeps(UNKNOWN)).isFalse();
    clock.forward(601);
    assertThat(grace.keeps(UNKNOWN)).isTrue();
  }

  @Test
  void zero_keeps_nothing() {
    assertThat(grace(0).keeps(UNKNOWN)).isFalse();
  }

  private UnknownKeyGrace grace(long seconds) {
    return new UnknownKeyGrace(Duration.ofSeconds(seconds), clock);
  }
}
