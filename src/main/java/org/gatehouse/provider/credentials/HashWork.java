package org.gatehouse.provider.credentials;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.gatehouse.provider.ProviderBusyException;

/**
 * Lets a few hashes run at once and a few more wait: each fills a processor for as long as it
 * lasts, and whoever sends wrong passwords must not take all of them.
 */
final class HashWork {
  private final Semaphore admitted;
  private final Semaphore running;

  HashWork(int concurrent, int waiting) {
    admitted = new Semaphore(concurrent + waiting);
    running = new Semaphore(concurrent, true);
  }

  /**
   * Runs the work when its turn comes.
   *
   * @throws ProviderBusyException at once if too many wait already
   */
  <T> T run(Supplier<T> work) {
    if (!admitted.tryAcquire()) {
      throw new ProviderBusyException();
    }
    try {
      running.acquire();
      try {
        return work.get();
      } finally {
        running.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderBusyException();
    } finally {
      admitted.release();
    }
  }
}
