package org.gatehouse.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gatehouse.sessions.Touches.Touch;
import org.gatehouse.simulation.Scheduler;
import org.junit.jupiter.api.Test;

class TouchesTest {
  private final Scheduler clock = new Scheduler(new Random(1));
  private final Touches touches = new Touches(Duration.ofSeconds(60), clock);

  @Test
  void a_session_is_due_once_in_its_time() {
    assertThat(touches.due("a")).isTrue();
    add("a");
    assertThat(touches.due("a")).isFalse();
    assertThat(touches.due("b")).isTrue();
    clock.forward(Duration.ofSeconds(60));
    assertThat(touches.due("a")).isTrue();
  }

  /** I7: whoever has many sessions fills no memory with them. */
  @Test
  void what_waits_has_a_bound_and_what_found_no_room_is_due_again() {
    for (int i = 0; i < 10_100; i++) {
      add("s" + i);
    }

    assertThat(touches.waiting()).isEqualTo(10_000);
    assertThat(touches.due("s10050")).isTrue();
    assertThat(touches.due("s50")).isFalse();
  }

  @Test
  void what_was_written_waits_no_more_but_what_came_meanwhile_does() {
    add("a");
    List<Touch> batch = touches.next(10);
    clock.forward(Duration.ofSeconds(60));
    add("a");
    batch.forEach(touches::done);

    assertThat(touches.next(10)).hasSize(1);
    touches.next(10).forEach(touches::done);
    assertThat(touches.next(10)).isEmpty();
  }

  @Test
  void what_cannot_be_written_for_long_is_given_up() {
    add("a");
    clock.forward(Duration.ofMinutes(11));
    add("b");

    assertThat(touches.next(10)).extracting(touch -> touch.session().key()).containsExactly("b");
    assertThat(touches.waiting()).isEqualTo(1);
  }

  private void add(String key) {
    touches.add(
        key,
        () ->
            new Touch(
                new ListedSession(
                    key,
                    "ann",
                    clock.instant(),
                    0,
                    clock.instant(),
                    clock.instant(),
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    new Device("", "", "")),
                Visitor.UNKNOWN));
  }
}
