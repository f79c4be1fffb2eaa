package org.gatehouse.provider.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.provider.ProviderBusyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Issue 9, defect 20: the hash work is bounded. */
class HashWorkTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "3, 2", "2, 0"})
  void a_bound_of_n_never_runs_n_and_one_at_once_and_who_comes_beyond_the_queue_is_refused(
      int concurrent, int waiting) throws Exception {
    HashWork work = new HashWork(concurrent, waiting);
    Semaphore started = new Semaphore(0);
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Semaphore turnedAway = new Semaphore(0);
    List<Future<Boolean>> all = new ArrayList<>();
    int sent = 40;
    for (int i = 0; i < sent; i++) {
      all.add(
          threads.submit(
              () -> {
                try {
                  return work.run(
                      () -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        started.release();
                        await(open);
                        now.decrementAndGet();
                        return true;
                      });
                } catch (ProviderBusyException e) {
                  refused.incrementAndGet();
                  turnedAway.release();
                  return false;
                }
              }));
    }
    started.acquire(concurrent);
    turnedAway.acquire(sent - concurrent - waiting);
    open.countDown();
    int done = 0;
    for (Future<Boolean> one : all) {
      done += one.get() ? 1 : 0;
    }

    assertThat(most).hasValue(concurrent);
    assertThat(done).isEqualTo(concurrent + waiting);
    assertThat(refused).hasValue(sent - concurrent - waiting);
  }

  @Test
  void work_that_throws_gives_its_place_back() {
    HashWork work = new HashWork(1, 0);

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  work.run(
                      () -> {
                        throw new IllegalStateException("broken");
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(work.run(() -> "through")).isEqualTo("through");
  }

  @Test
  void who_is_interrupted_while_waiting_is_refused_and_leaves_the_queue() throws Exception {
    HashWork work = new HashWork(1, 1);
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch running = new CountDownLatch(1);
    Future<String> first =
        threads.submit(
            () ->
                work.run(
                    () -> {
                      running.countDown();
                      await(open);
                      return "first";
                    }));
    running.await();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> work.run(() -> "never")).isInstanceOf(ProviderBusyException.class);
    assertThat(Thread.interrupted()).isTrue();
    Future<String> next = threads.submit(() -> work.run(() -> "next"));
    open.countDown();
    assertThat(first.get()).isEqualTo("first");
    assertThat(next.get()).isEqualTo("next");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
