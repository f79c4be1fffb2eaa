package org.gatehouse.revocation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.gatehouse.database.Notifications;

/**
 * Looks for what is new as soon as another node tells that there is something. What it does not
 * hear is found by the look that comes with {@code auth.revocation.poll}.
 */
final class ChangeListener implements Runnable {
  private static final Logger LOG = System.getLogger(ChangeListener.class.getName());

  /**
   * @param hear longest time to wait for a word; so long may {@link #stop} take
   * @param rest after a look: however much is told, there are not more looks than this allows
   * @param again first pause before a broken connection is opened again; each next is twice as long
   * @param longest of those pauses
   */
  record Pace(Duration hear, Duration rest, Duration again, Duration longest) {
    static final Pace OF_A_NODE =
        new Pace(
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));
  }

  private final Notifications.Source source;
  private final Runnable look;
  private final Pace pace;
  private final Consumer<Duration> sleep;
  private Duration pause;
  private boolean heard = true;
  private volatile boolean stopped;

  /**
   * @param look called on the listening thread; what it throws counts as a broken connection
   */
  ChangeListener(Notifications.Source source, Runnable look, Pace pace) {
    this(source, look, pace, ChangeListener::sleep);
  }

  ChangeListener(Notifications.Source source, Runnable look, Pace pace, Consumer<Duration> sleep) {
    this.source = source;
    this.look = look;
    this.pace = pace;
    this.sleep = sleep;
    this.pause = pace.again();
  }

  /** Until {@link #stop}. */
  @Override
  public void run() {
    while (!over()) {
      try (Notifications notifications = source.open()) {
        look.run();
        listen(notifications);
      } catch (SQLException | RuntimeException | LinkageError e) {
        failed(e);
      }
    }
  }

  /** The thread that runs this should be interrupted too. */
  void stop() {
    stopped = true;
  }

  private void listen(Notifications notifications) throws SQLException {
    while (!over()) {
      boolean told = notifications.await(pace.hear());
      pause = pace.again();
      if (!heard) {
        heard = true;
        LOG.log(Level.INFO, "ChangesHeard: other nodes tell of changes again.");
      }
      if (told) {
        look.run();
        sleep.accept(pace.rest());
      }
    }
  }

  /** Said once, until it works again. */
  private void failed(Throwable e) {
    if (over()) {
      return;
    }
    if (heard) {
      heard = false;
      LOG.log(
          Level.WARNING,
          "ChangesNotHeard: {0}; changes of other nodes are seen at the next look only.",
          e.getClass().getName());
    }
    sleep.accept(pause);
    Duration next = pause.multipliedBy(2);
    pause = next.compareTo(pace.longest()) > 0 ? pace.longest() : next;
  }

  /** A container that ends interrupts its threads. */
  private boolean over() {
    return stopped || Thread.currentThread().isInterrupted();
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
