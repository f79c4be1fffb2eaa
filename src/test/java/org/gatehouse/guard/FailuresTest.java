package org.gatehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the log may tell of an exception. */
class FailuresTest {
  @Test
  void classes_and_places_are_told_and_messages_are_not() {
    Throwable inner = new IllegalArgumentException("Key (email)=(canary@example.com)");
    Throwable outer = new IllegalStateException("canary@example.com", inner);

    String told = Failures.places(outer);

    assertThat(told)
        .startsWith("java.lang.IllegalStateException")
        .contains("caused by java.lang.IllegalArgumentException")
        .contains("at org.gatehouse.guard.FailuresTest")
        .doesNotContain("canary");
  }

  @Test
  void a_ring_of_causes_ends() {
    Exception one = new Exception();
    Exception two = new Exception(one);
    one.initCause(two);

    assertThat(Failures.places(one).length()).isLessThan(100_000);
  }
}
