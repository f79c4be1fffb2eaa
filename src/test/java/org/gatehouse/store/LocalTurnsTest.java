package org.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.gatehouse.store.Turns.Purpose;
import org.gatehouse.token.SessionKey;
import org.junit.jupiter.api.Test;

class LocalTurnsTest {
  private static final SessionKey ANN = new SessionKey("s", "ann");
  private final LocalTurns turns = new LocalTurns();

  @Test
  void work_that_ends_or_throws_leaves_nothing_in_memory() {
    for (int i = 0; i < 100; i++) {
      SessionKey key = new SessionKey("s" + i, "ann");
      assertThat(turns.take(key, Purpose.UPDATE, Duration.ZERO, () -> 1)).hasValue(1);
      assertThatThrownBy(
              () ->
                  turns.take(
                      key,
                      Purpose.UPDATE,
                      Duration.ZERO,
                      () -> {
                        throw new IllegalStateException();
                      }))
          .isInstanceOf(IllegalStateException.class);
    }

    assertThat(turns.size()).isZero();
  }

  @Test
  void only_the_same_work_of_the_same_session_waits() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () ->
                turns.take(
                    ANN,
                    Purpose.UPDATE,
                    Duration.ZERO,
                    () -> {
                      entered.countDown();
                      return await(leave);
                    }));
    holder.start();
    entered.await();

    assertThat(turns.take(ANN, Purpose.UPDATE, Duration.ZERO, () -> 1)).isEmpty();
    assertThat(turns.take(ANN, Purpose.REFRESH, Duration.ZERO, () -> 1)).isPresent();
    SessionKey bob = new SessionKey("s", "bob");
    assertThat(turns.take(bob, Purpose.UPDATE, Duration.ZERO, () -> 1)).isPresent();
    leave.countDown();
    holder.join();
    assertThat(turns.take(ANN, Purpose.UPDATE, Duration.ZERO, () -> 1)).isPresent();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
