package org.gatehouse.harness.idp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers that are late: until somebody lets them go on, at the latest after eight seconds. */
final class Silence {
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger waiting = new AtomicInteger();

  void await() {
    waiting.incrementAndGet();
    try {
      released.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** One byte at a time, so that a time-out between bytes never comes. */
  void trickle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      while (System.nanoTime() < end && !released.await(50, TimeUnit.MILLISECONDS)) {
        body.write(' ');
        body.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int waiting() {
    return waiting.get();
  }

  void release() {
    released.countDown();
  }
}
