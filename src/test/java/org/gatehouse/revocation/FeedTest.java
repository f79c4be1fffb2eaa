package org.gatehouse.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.Thread.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.harness.Await;
import org.gatehouse.simulation.Scheduler;
import org.junit.jupiter.api.Test;

class FeedTest {
  private final Scheduler clock = new Scheduler(new Random(1));
  private final NavigableMap<Long, Change> log = new TreeMap<>();
  private final List<Change> standing = new ArrayList<>();
  private final List<Long> askedAfter = new ArrayList<>();
  private boolean down;
  private View view = new View(1000);
  private Feed feed = feed();

  @Test
  void a_node_that_starts_knows_what_was_taken_away_before() {
    standing.add(change("ann", 5));
    log.put(7L, change("bob", 6));

    feed.start();

    assertThat(view.of(Target.userEnded("ann"))).isEqualTo(5);
    assertThat(view.of(Target.userEnded("bob"))).isEqualTo(6);
    assertThat(view.complete()).isTrue();
  }

  @Test
  void a_look_reads_only_what_is_above_the_number_it_knows() {
    feed.start();
    log.put(1L, change("ann", 5));
    log.put(2L, change("bob", 6));
    feed.poll();
    askedAfter.clear();
    feed.poll();

    assertThat(askedAfter).containsExactly(2L);
  }

  @Test
  void a_number_that_commits_after_a_higher_one_is_not_missed() {
    feed.start();
    log.put(1L, change("ann", 5));
    log.put(4L, change("dot", 8));
    feed.poll();
    log.put(3L, change("cem", 7));
    feed.poll();
    clock.forward(Duration.ofMinutes(5));
    log.put(2L, change("bob", 6));
    feed.poll();

    assertThat(view.of(Target.userEnded("bob"))).isEqualTo(6);
    assertThat(view.of(Target.userEnded("cem"))).isEqualTo(7);
    assertThat(view.of(Target.userEnded("dot"))).isEqualTo(8);
  }

  @Test
  void many_numbers_that_never_come_do_not_cost_a_query_each() {
    feed.start();
    for (long number = 1; number < 400; number += 2) {
      log.put(number, change("user" + number, number));
    }
    feed.poll();
    log.put(100L, change("late", 9));
    askedBetween = 0;
    feed.poll();

    assertThat(askedBetween).isLessThanOrEqualTo(16);
    assertThat(view.of(Target.userEnded("late"))).isEqualTo(9);
  }

  @Test
  void a_number_is_not_asked_for_for_ever() {
    feed.start();
    log.put(1L, change("ann", 5));
    log.put(3L, change("cem", 7));
    feed.poll();
    clock.forward(Duration.ofMinutes(7));
    feed.poll();
    askedBetween = 0;
    feed.poll();

    assertThat(askedBetween).isZero();
  }

  @Test
  void what_is_older_never_lowers_what_is_known() {
    feed.start();
    log.put(1L, change("ann", 9));
    log.put(2L, change("ann", 5));
    feed.poll();

    assertThat(view.of(Target.userEnded("ann"))).isEqualTo(9);
  }

  @Test
  void a_look_that_fails_is_no_look() {
    feed.start();
    Instant before = feed.confirmed();
    clock.forward(Duration.ofSeconds(30));
    down = true;

    assertThatThrownBy(feed::poll).isInstanceOf(DatabaseUnavailableException.class);
    assertThat(feed.confirmed()).isEqualTo(before);
  }

  @Test
  void a_node_that_was_cut_off_for_longer_than_the_log_goes_back_learns_all_there_is() {
    feed.start();
    clock.forward(Duration.ofHours(1));
    standing.add(change("ann", 5));
    feed.poll();

    assertThat(view.of(Target.userEnded("ann"))).isEqualTo(5);
  }

  @Test
  void a_view_that_had_no_room_says_so_and_learns_all_again_when_there_is_room() {
    view = new View(8);
    feed = feed();
    feed.start();
    for (long i = 1; i <= 9; i++) {
      log.put(i, change("user" + i, i));
    }
    feed.poll();
    assertThat(view.complete()).isFalse();
    assertThat(view.size()).isEqualTo(8);

    clock.forward(Duration.ofSeconds(200));
    feed.expire();
    assertThat(view.size()).isZero();
    log.clear();
    standing.add(change("ann", 5));
    feed.poll();
    assertThat(view.complete()).isTrue();
    assertThat(view.of(Target.userEnded("ann"))).isEqualTo(5);
  }

  @Test
  void another_thread_can_look_after_one_has() throws Exception {
    feed.start();
    assertThat(feed.poll()).isTrue();
    log.put(1L, change("ann", 5));
    boolean looked = CompletableFuture.supplyAsync(feed::poll).get();

    assertThat(looked).isTrue();
    assertThat(view.of(Target.userEnded("ann"))).isEqualTo(5);
  }

  @Test
  void who_comes_while_another_looks_leaves_at_once() throws Exception {
    feed.start();
    CompletableFuture<Boolean> second = new CompletableFuture<>();
    whileLooking = () -> second.completeAsync(feed::poll).join();
    feed.poll();

    assertThat(second.get()).isFalse();
  }

  /** The one who looks may have asked before there was something. */
  @Test
  void who_was_told_waits_for_the_one_who_looks_and_looks_himself() throws Exception {
    feed.start();
    askedAfter.clear();
    Thread told = new Thread(feed::look);
    whileLooking =
        () -> {
          told.start();
          Await.until(
              Duration.ofSeconds(60),
              () -> Set.of(State.WAITING, State.TERMINATED).contains(told.getState()));
        };
    feed.poll();
    told.join();

    assertThat(askedAfter).hasSize(2);
  }

  @Test
  void after_a_missed_hour_numbers_that_were_missing_before_are_forgotten() {
    feed.start();
    log.put(1L, change("ann", 5));
    log.put(9L, change("bob", 6));
    feed.poll();
    clock.forward(Duration.ofHours(1));
    log.clear();
    feed.poll();
    askedBetween = 0;
    feed.poll();

    assertThat(askedBetween).isZero();
  }

  private Runnable whileLooking = () -> {};

  private Feed feed() {
    return new Feed(
        new ChangeLog() {
          @Override
          public long first() {
            return log.isEmpty() ? 0 : log.firstKey();
          }

          @Override
          public List<Entry> after(long number, int limit) {
            if (down) {
              throw new DatabaseUnavailableException(null);
            }
            askedAfter.add(number);
            Runnable now = whileLooking;
            whileLooking = () -> {};
            now.run();
            return entries(log.tailMap(number, false), limit);
          }

          @Override
          public List<Entry> between(long first, long last) {
            askedBetween++;
            return entries(log.subMap(first, true, last, true), Integer.MAX_VALUE);
          }
        },
        List.of((after, limit) -> new Standing.Page(standing, Optional.empty())),
        view,
        clock);
  }

  private int askedBetween;

  private static List<ChangeLog.Entry> entries(NavigableMap<Long, Change> rows, int limit) {
    return rows.entrySet().stream()
        .limit(limit)
        .map(row -> new ChangeLog.Entry(row.getKey(), row.getValue()))
        .toList();
  }

  private Change change(String user, long value) {
    return new Change(Target.userEnded(user), value, clock.instant().plusSeconds(100));
  }
}
