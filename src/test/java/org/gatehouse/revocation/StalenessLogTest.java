package org.gatehouse.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who runs a node is told once of each change, also where the read itself hangs. */
class StalenessLogTest {
  private final Logger logger = Logger.getLogger(StalenessLog.class.getName());
  private final List<String> said = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord event) {
          said.add(event.getLevel() + " " + event.getMessage().replaceFirst(":.*", ""));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final TestConfig.MovableClock clock = new TestConfig.MovableClock();
  private Instant confirmed = clock.instant();
  private final Staleness staleness =
      new Staleness(
          () -> confirmed,
          new Staleness.Limits(Duration.ofSeconds(5), Duration.ofMinutes(15)),
          clock);
  private final StalenessLog log = new StalenessLog(staleness);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  @Test
  void each_change_is_said_once_whoever_looks() {
    assertThat(log.look("")).isEqualTo(Staleness.State.FRESH);
    assertThat(said).isEmpty();

    clock.forward(6);
    assertThat(log.look("")).isEqualTo(Staleness.State.DEGRADED);
    log.look("DatabaseUnavailableException");
    assertThat(said).containsExactly("WARNING RevocationsStale");

    clock.forward(15 * 60);
    assertThat(log.look("")).isEqualTo(Staleness.State.REFUSING);
    log.look("");
    confirmed = clock.instant();
    assertThat(log.look("")).isEqualTo(Staleness.State.FRESH);
    log.look("");
    assertThat(said)
        .containsExactly(
            "WARNING RevocationsStale", "SEVERE RevocationsUnknown", "INFO RevocationsRead");
  }
}
