package org.gatehouse.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.database.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node hears is played from a list; at its end the node stops. */
class ChangeListenerTest {
  private static final Logger LOG = Logger.getLogger(ChangeListener.class.getName());
  private static final Duration REST = Duration.ofMillis(50);

  private final Deque<String> script = new ArrayDeque<>();
  private final List<String> happened = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Handler log = handler();
  private boolean down;
  private final ChangeListener listener =
      new ChangeListener(
          this::open,
          this::look,
          new ChangeListener.Pace(
              Duration.ofSeconds(1), REST, Duration.ofSeconds(1), Duration.ofSeconds(5)),
          pauses::add);

  @BeforeEach
  void hearTheLog() {
    LOG.addHandler(log);
  }

  @AfterEach
  void leaveTheLog() {
    LOG.removeHandler(log);
  }

  @Test
  void looks_for_what_came_before_it_listened_and_then_when_told_and_never_for_silence() {
    play("opens", "silence", "told", "silence", "told");

    assertThat(happened).containsExactly("opened", "look", "look", "look", "closed");
    assertThat(pauses).containsExactly(REST, REST);
  }

  @Test
  void a_broken_connection_is_closed_and_another_one_opened_that_looks_at_once() {
    play("opens", "silence", "breaks", "opens", "told");

    assertThat(happened)
        .containsExactly("opened", "look", "closed", "opened", "look", "look", "closed");
  }

  @Test
  void a_database_that_is_down_is_asked_less_and_less_often_and_soon_again_the_next_time() {
    play("refused", "refused", "refused", "refused", "opens", "silence", "breaks", "opens");

    assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 5L, 1L);
  }

  @Test
  void a_look_that_fails_ends_no_thread() {
    down = true;
    play("opens", "opens");

    assertThat(happened).containsExactly("opened", "look", "closed", "opened", "look", "closed");
  }

  @Test
  void a_driver_that_is_not_there_is_a_failure_like_others() {
    play("no driver", "opens", "told");

    assertThat(happened).endsWith("opened", "look", "look", "closed");
  }

  @Test
  void says_once_that_it_hears_nothing_and_once_that_it_hears_again() {
    play("opens", "breaks", "refused", "refused", "opens", "silence", "silence", "told");

    assertThat(said).containsExactly("ChangesNotHeard", "ChangesHeard");
  }

  @Test
  void a_line_that_opens_and_breaks_at_once_is_not_said_to_work() {
    play("opens", "breaks", "opens", "breaks", "opens", "breaks");

    assertThat(said).containsExactly("ChangesNotHeard");
    assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L);
  }

  @Test
  void ends_when_its_thread_is_interrupted_by_a_container_that_stops() {
    script.addAll(List.of("opens", "interrupted", "told", "told"));
    listener.run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(happened).containsExactly("opened", "look", "closed");
    assertThat(script).containsExactly("told", "told");
  }

  private void play(String... events) {
    script.addAll(List.of(events));
    listener.run();
  }

  private Notifications open() throws SQLException {
    String next = next();
    if (next.equals("no driver")) {
      throw new NoClassDefFoundError("org/postgresql/PGConnection");
    }
    if (!next.equals("opens")) {
      throw new SQLException(next);
    }
    happened.add("opened");
    return new Notifications() {
      @Override
      public boolean await(Duration longest) throws SQLException {
        String next = next();
        if (next.equals("interrupted")) {
          Thread.currentThread().interrupt();
        }
        if (next.equals("breaks") || next.equals("opens")) {
          throw new SQLException(next);
        }
        return next.equals("told");
      }

      @Override
      public void close() {
        happened.add("closed");
      }
    };
  }

  private void look() {
    happened.add("look");
    if (down) {
      throw new DatabaseUnavailableException(null);
    }
  }

  private String next() {
    String next = script.removeFirst();
    if (script.isEmpty()) {
      listener.stop();
    }
    return next;
  }

  private Handler handler() {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        said.add(line.getMessage().split(":")[0]);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
