package org.gatehouse.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.gatehouse.application.SealingSecrets.State;
import org.gatehouse.application.SealingSecrets.Status;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;

/** Mission row C08: a secret is called safe to remove when nothing that it sealed can live. */
class RotationMeterTest {
  private static final String OLD = "old-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp-00";
  private static final String NEW = "new-secret-4Gh6Jk8Lp0Qw2Er5Ty7Ui-00";
  private static final Duration LONGEST = Duration.ofHours(10);
  private static final Duration LEAD = Duration.ofHours(1);
  private static final String[] BEFORE = {"auth.secret", OLD};
  private static final String[] AFTER = {"auth.secret", OLD, "auth.secret.1", NEW};

  private final TestConfig.MovableClock clock = new TestConfig.MovableClock();
  private final MemorySecrets store = new MemorySecrets();

  /** A node: one that is not ticked any more was killed. */
  private final class Node {
    final AuthConfig config;
    final SessionTokens tokens;
    final SealedColumns columns;
    final RotationMeter meter;

    Node(String... settings) {
      this(LONGEST, settings);
    }

    Node(Duration longest, String... settings) {
      config = TestConfig.development(settings);
      tokens = new SessionTokens(config, clock);
      columns = new SealedColumns(config, clock);
      meter =
          new RotationMeter(
              config.secrets(), store, new RotationMeter.Bounds(longest, LEAD), clock);
      meter.start();
    }

    String seal(Duration age) {
      return tokens.seal(claims(age));
    }

    Status old() {
      List<Status> all = meter.all();
      return all.get(all.size() - 1);
    }
  }

  private Claims claims(Duration age) {
    long now = clock.instant().getEpochSecond();
    return new Claims(
        Json.createObjectBuilder()
            .add("sub", "ann")
            .add("sid", "one")
            .add("iat", now)
            .add("exp", now + age.toSeconds())
            .build());
  }

  /** Time passes, and the timers of these nodes run. */
  private void pass(Duration time, Node... nodes) {
    for (long second = 0; second < time.toSeconds(); second++) {
      clock.forward(1);
      for (Node node : nodes) {
        try {
          node.meter.poll();
        } catch (DatabaseUnavailableException e) {
          // the next time
        }
      }
    }
  }

  private void skip(Duration time, Node... nodes) {
    clock.forward(time.toSeconds());
    pass(Duration.ofSeconds(11), nodes);
  }

  @Test
  void a_secret_is_active_while_a_late_node_seals_then_retiring_then_safe_to_remove() {
    Node one = new Node(BEFORE);
    Node late = new Node(BEFORE);
    assertThat(one.meter.all()).extracting(Status::state).containsExactly(State.ACTIVE);
    pass(Duration.ofMinutes(5), one, late);

    Node rolled = new Node(AFTER);
    pass(Duration.ofMinutes(5), rolled, late);
    assertThat(rolled.meter.all())
        .extracting(Status::setting, Status::state)
        .containsExactly(tuple("auth.secret.1", State.ACTIVE), tuple("auth.secret", State.ACTIVE));
    Instant sealedLast = clock.instant();
    late.seal(LONGEST);

    Node lateRolled = new Node(AFTER);
    pass(Duration.ofSeconds(40), rolled, lateRolled);
    for (Node node : List.of(rolled, lateRolled)) {
      assertThat(node.old().state()).isEqualTo(State.RETIRING);
      assertThat(node.old().time().orElseThrow())
          .isBetween(sealedLast.plus(LONGEST), sealedLast.plus(LONGEST).plus(LEAD));
    }
    Instant until = rolled.old().time().orElseThrow();
    skip(Duration.between(clock.instant(), until).minusSeconds(12), rolled);
    assertThat(rolled.old().state()).isEqualTo(State.RETIRING);
    skip(Duration.ofSeconds(5), rolled);
    assertThat(rolled.old()).isEqualTo(status(rolled, State.SAFE_TO_REMOVE, until));
    assertThat(rolled.old().words()).isEqualTo("safe to remove since " + until + ", 0 sessions");
  }

  /** Whatever a node sealed and opened when it was killed, and whenever: nothing was lost. */
  @Test
  void a_node_that_is_killed_has_said_enough() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Node killed = new Node(BEFORE);
      pass(Duration.ofSeconds(random.nextInt(40)), killed);
      clock.forward(random.nextInt(10));
      killed.seal(LONGEST);
      Instant expires = clock.instant().plus(LONGEST);

      Node other = new Node(AFTER);
      clock.forward(LONGEST.toSeconds());
      pass(Duration.ofSeconds(30), other);
      assertThat(other.old().state()).as("seed " + seed).isEqualTo(State.RETIRING);
      assertThat(other.old().time().orElseThrow()).isAfter(expires);
    }
  }

  /** A node goes on without the database for a while, and seals. */
  @Test
  void a_node_that_is_killed_while_the_database_is_away_has_said_enough_too() {
    Node killed = new Node(BEFORE);
    store.down = true;
    pass(LEAD.minusMinutes(1), killed);
    killed.seal(LONGEST);
    Instant expires = clock.instant().plus(LONGEST);
    store.down = false;

    Node other = new Node(AFTER);
    pass(Duration.ofMinutes(1), other);
    assertThat(other.old().state()).isEqualTo(State.RETIRING);
    assertThat(other.old().time().orElseThrow()).isAfter(expires);
  }

  @Test
  void what_was_sealed_without_the_database_is_written_when_it_is_back() {
    Node node = new Node(BEFORE);
    store.down = true;
    pass(LEAD.multipliedBy(3), node);
    node.seal(LONGEST);
    Instant expires = clock.instant().plus(LONGEST);
    store.down = false;
    pass(Duration.ofSeconds(11), node);

    Node other = new Node(AFTER);
    skip(Duration.between(clock.instant(), expires).minusSeconds(20), other);
    assertThat(other.old().state()).isEqualTo(State.RETIRING);
  }

  /** Another node might have been told to seal with it again. */
  @Test
  void nothing_is_called_safe_while_the_database_is_away() {
    Node node = new Node(AFTER);
    skip(LONGEST.plus(LEAD), node);
    assertThat(node.old().state()).isEqualTo(State.SAFE_TO_REMOVE);
    store.down = true;
    pass(Duration.ofSeconds(40), node);
    assertThat(node.old())
        .isEqualTo(
            new Status(
                "auth.secret",
                node.old().id(),
                State.UNKNOWN,
                Optional.empty(),
                OptionalLong.of(0)));
    store.down = false;
    Node back = new Node(BEFORE);
    pass(Duration.ofSeconds(11), node, back);
    assertThat(node.old().state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void a_cookie_of_a_front_end_that_lives_longer_counts_on_every_node_once_it_was_opened() {
    Node node = new Node(AFTER);
    Node other = new Node(AFTER);
    String theirs = new Node(BEFORE).seal(LONGEST.multipliedBy(20));
    Instant expires = clock.instant().plus(LONGEST.multipliedBy(20));
    skip(LONGEST.plus(LEAD), node, other);
    assertThat(other.old().state()).isEqualTo(State.SAFE_TO_REMOVE);

    assertThat(node.tokens.open(theirs).reason()).isEqualTo("valid");
    assertThat(node.old().state()).isEqualTo(State.RETIRING);
    pass(Duration.ofSeconds(11), node, other);
    assertThat(other.old()).isEqualTo(status(other, State.RETIRING, expires.plusSeconds(60)));
  }

  @Test
  void what_a_row_holds_counts_like_a_cookie() {
    Node node = new Node(AFTER);
    Node before = new Node(BEFORE);
    before.columns.seal(claims(LONGEST.multipliedBy(5)), SealedColumns.Column.SESSION, "row");
    Instant expires = clock.instant().plus(LONGEST.multipliedBy(5));
    pass(Duration.ofSeconds(11), before);
    skip(LONGEST.plus(LEAD), node);

    assertThat(node.old()).isEqualTo(status(node, State.RETIRING, expires.plusSeconds(60)));
  }

  /** Their rows live as long as the session may, and are written again only if it is used. */
  @Test
  void claims_that_moved_to_the_database_hold_the_secret_of_their_time() {
    Node before = new Node(BEFORE);
    Instant written = clock.instant();
    store.moved.put(written, written.plus(Duration.ofDays(80)));
    store.moved.put(written.plus(Duration.ofDays(2)), written.plus(Duration.ofDays(90)));
    pass(Duration.ofSeconds(20), before);
    Node node = new Node(AFTER);
    skip(LONGEST.plus(LEAD), node);
    Instant until = written.plus(Duration.ofDays(80)).plusSeconds(60);

    assertThat(node.old()).isEqualTo(status(node, State.RETIRING, until));
    skip(Duration.between(clock.instant(), until), node);
    assertThat(node.old()).isEqualTo(status(node, State.SAFE_TO_REMOVE, until));
  }

  @Test
  void claims_that_moved_while_a_secret_sealed_again_are_asked_for_again() {
    Node node = new Node(AFTER);
    skip(LONGEST.plus(LEAD), node);
    assertThat(node.old().state()).isEqualTo(State.SAFE_TO_REMOVE);
    Node back = new Node(BEFORE);
    Instant written = clock.instant();
    store.moved.put(written, written.plus(Duration.ofDays(80)));
    skip(LONGEST.plus(LEAD).minusSeconds(30), node);
    clock.forward(22);
    assertThat(node.old())
        .isEqualTo(status(node, State.RETIRING, written.plus(LONGEST).plus(LEAD)));
    assertThat(node.old().time().orElseThrow()).isBefore(clock.instant());
    pass(Duration.ofSeconds(11), node);

    assertThat(back.old().state()).isEqualTo(State.ACTIVE);
    assertThat(node.old().state()).isEqualTo(State.RETIRING);
    assertThat(node.old().time().orElseThrow()).isAfter(written.plus(Duration.ofDays(80)));
  }

  /** Nobody counted before: what sealed with it, and when, is not known. */
  @Test
  void a_secret_that_was_never_seen_is_kept_as_long_as_anything_may_live() {
    Node node = new Node(AFTER);
    Instant start = clock.instant();
    pass(Duration.ofSeconds(1), node);

    assertThat(node.old()).isEqualTo(status(node, State.RETIRING, start.plus(LONGEST).plus(LEAD)));
  }

  @Test
  void of_nodes_that_let_sessions_live_for_other_times_the_longest_counts() {
    new Node(LONGEST.multipliedBy(3), BEFORE);
    Instant until = clock.instant().plus(LONGEST.multipliedBy(3)).plus(LEAD);
    Node node = new Node(Duration.ofMinutes(1), AFTER);
    pass(Duration.ofSeconds(40), node);

    assertThat(node.old()).isEqualTo(status(node, State.RETIRING, until));
  }

  @Test
  void two_nodes_that_start_at_once_make_one_row() {
    store.raced = true;
    Node node = new Node(BEFORE);

    assertThat(node.meter.all()).extracting(Status::state).containsExactly(State.ACTIVE);
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void a_node_that_cannot_say_what_it_seals_with_does_not_start() {
    store.down = true;

    assertThatThrownBy(() -> new Node(BEFORE)).isInstanceOf(DatabaseUnavailableException.class);
  }

  @Test
  void a_node_that_seals_with_another_secret_says_so_at_once() {
    Node node = new Node(AFTER);
    node.config.secrets().revoke(node.meter.all().get(0).id());
    pass(Duration.ofSeconds(1), node);

    assertThat(node.meter.all())
        .extracting(Status::state)
        .containsExactly(State.REVOKED, State.ACTIVE);
    assertThat(store.all())
        .filteredOn(row -> row.id().equals(node.old().id()))
        .extracting(SecretStore.Row::sealedAt)
        .containsExactly(clock.instant());
  }

  @Test
  void when_something_was_opened_last_is_written_too() {
    Node node = new Node(AFTER);
    String cookie = new Node(BEFORE).seal(LONGEST);
    for (int i = 0; i < 2; i++) {
      pass(Duration.ofSeconds(20), node);
      node.tokens.open(cookie);
      Instant opened = clock.instant();
      pass(Duration.ofSeconds(11), node);
      assertThat(store.all())
          .filteredOn(row -> row.id().equals(node.old().id()))
          .extracting(SecretStore.Row::openedAt)
          .containsExactly(opened);
    }
  }

  /** The table may be long: no request and no start waits for it, and no beat reads it. */
  @Test
  void live_sessions_are_counted_by_secret_every_five_minutes() {
    Node node = new Node(AFTER);
    store.sessions.put(node.old().id(), 3L);
    assertThat(node.old().sessions()).isEmpty();

    pass(Duration.ofSeconds(1), node);
    assertThat(node.meter.all())
        .extracting(Status::sessions)
        .containsExactly(OptionalLong.of(0), OptionalLong.of(3));
    assertThat(node.old().words()).endsWith(", 3 sessions");
    store.sessions.put(node.old().id(), 2L);
    pass(Duration.ofSeconds(299), node);
    assertThat(node.old().sessions()).hasValue(3);
    pass(Duration.ofSeconds(1), node);
    assertThat(node.old().sessions()).hasValue(2);
  }

  @Test
  void the_name_of_a_secret_reveals_nothing_of_it() {
    Node node = new Node(AFTER);

    assertThat(node.meter.all()).extracting(Status::id).allMatch(id -> id.matches("[0-9a-v]{8}"));
    assertThat(node.meter.all()).extracting(Status::id).doesNotHaveDuplicates();
    assertThat(Arrays.toString(node.meter.all().toArray())).doesNotContain(OLD, NEW);
  }

  private static Status status(Node node, State state, Instant time) {
    return new Status("auth.secret", node.old().id(), state, Optional.of(time), OptionalLong.of(0));
  }
}
