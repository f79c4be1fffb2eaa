package org.gatehouse.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what comes by itself. The patience is generous, since machines stall: no bound is
 * measured.
 */
public final class Await {
  private static final Duration GLANCE = Duration.ofMillis(100);

  private Await() {}

  /** Fails if the condition does not come true in time. */
  public static void until(Duration patience, BooleanSupplier condition) {
    until(patience, condition, () -> "");
  }

  /** As above; the failure says what was seen last. */
  public static void until(Duration patience, BooleanSupplier condition, Supplier<String> seen) {
    for (long i = patience.dividedBy(GLANCE); i > 0 && !condition.getAsBoolean(); i--) {
      try {
        Thread.sleep(GLANCE.toMillis());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    assertThat(condition.getAsBoolean()).as(seen).isTrue();
  }
}
