package org.gatehouse.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.simulation.Scheduler;
import org.junit.jupiter.api.Test;

class StalenessTest {
  private final Scheduler clock = new Scheduler(new Random(1));
  private final Instant confirmed = clock.instant();

  @Test
  void sessions_go_on_for_the_grace_and_not_longer() {
    Staleness staleness = staleness(Duration.ofMinutes(15));
    assertThat(staleness.state()).isEqualTo(Staleness.State.FRESH);
    clock.forward(Duration.ofSeconds(5));
    assertThat(staleness.state()).isEqualTo(Staleness.State.FRESH);
    clock.forward(Duration.ofMillis(1));
    assertThat(staleness.state()).isEqualTo(Staleness.State.DEGRADED);
    assertThatCode(staleness::confirm).doesNotThrowAnyException();
    clock.forward(Duration.ofMinutes(15));
    assertThat(staleness.state()).isEqualTo(Staleness.State.REFUSING);
    assertThatThrownBy(staleness::confirm).isInstanceOf(SessionsUnconfirmedException.class);
  }

  @Test
  void without_a_grace_no_session_is_believed_past_the_bound() {
    Staleness staleness = staleness(Duration.ZERO);
    clock.forward(Duration.ofSeconds(6));
    assertThat(staleness.state()).isEqualTo(Staleness.State.REFUSING);
  }

  @Test
  void a_clock_that_goes_back_makes_no_age() {
    Staleness staleness = staleness(Duration.ZERO);
    clock.forward(Duration.ofHours(-1));
    assertThat(staleness.age()).isZero();
  }

  @Test
  void a_session_is_refused_without_losing_its_cookie_and_goes_on_after_the_next_look() {
    MemoryCore core = new MemoryCore(MemoryCore.quiet());
    String cookies = core.signIn("ann");
    core.clock.forward(Duration.ofMinutes(16));

    assertThatThrownBy(() -> core.read(cookies)).isInstanceOf(SessionsUnconfirmedException.class);
    assertThat(core.read("").session()).isEmpty();
    core.versions.poll();
    assertThat(core.read(cookies).session()).isPresent();
  }

  private Staleness staleness(Duration grace) {
    return new Staleness(
        () -> confirmed, new Staleness.Limits(Duration.ofSeconds(5), grace), clock);
  }
}
