package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.pipeline.Stages;
import org.gatehouse.session.write.Draft;
import org.gatehouse.session.write.OpenedCookie;
import org.gatehouse.session.write.SessionWriter;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.simulation.Scheduler;
import org.gatehouse.store.LocalTurns;
import org.gatehouse.store.Turns;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates of one session take turns, and each starts from the newest claims. */
class UpdateSessionFlowTest {
  private static final int UPDATES = 12;

  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void of_twelve_updates_at_once_each_is_taken_and_none_is_lost(String strategy) throws Exception {
    MemoryCore core = new MemoryCore(counting(), "auth.session.strategy", strategy);
    String cookies = core.signIn("ann");

    List<Long> counts = atOnce(List.of(core), cookies);

    assertThat(counts).containsExactlyInAnyOrderElementsOf(sequence());
    assertThat(most.get()).as("callbacks at the same time").isEqualTo(1);
    assertThat(count(core.read(cookies))).isEqualTo(UPDATES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void on_two_nodes_none_is_lost_and_both_end_at_the_same_claims(String strategy) throws Exception {
    MemoryCore one = new MemoryCore(counting(), "auth.session.strategy", strategy);
    MemoryCore other =
        new MemoryCore(one.clock, one.database, counting(), "auth.session.strategy", strategy);
    String cookies = one.signIn("ann");

    List<Long> counts = atOnce(List.of(one, other), cookies);

    assertThat(counts).containsExactlyInAnyOrderElementsOf(sequence());
    assertThat(most.get()).as("callbacks at the same time").isEqualTo(1);
    one.versions.poll();
    other.versions.poll();
    assertThat(count(one.read(cookies))).isEqualTo(UPDATES);
    assertThat(count(other.read(cookies))).isEqualTo(UPDATES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void an_update_whose_turn_does_not_come_says_that_others_came_first(String strategy) {
    MemoryCore core = new MemoryCore(counting(), "auth.session.strategy", strategy);
    String cookies = core.signIn("ann");
    String lease = "update." + SessionKey.of(core.read(cookies).claims().orElseThrow()).id();
    assertThat(core.database.leases("another node").acquire(lease, Duration.ofHours(1))).isTrue();
    UpdateSessionFlow updating =
        new UpdateSessionFlow(
            core.parts.opener(),
            core.stages,
            core.reading,
            waitingTakesTimeOf(core.clock),
            core.database.leases(core),
            core.clock);

    assertThatThrownBy(() -> updating.update(core.header(cookies), Json.parse("{}").orElseThrow()))
        .isInstanceOf(UpdateRefusedException.class)
        .extracting(e -> ((UpdateRefusedException) e).code())
        .isEqualTo("Superseded");
    assertThat(most.get()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void an_update_starts_again_from_what_was_written_while_its_callback_ran(String strategy) {
    Overtaken callbacks = new Overtaken(4);
    String cookies = callbacks.signIn(strategy);

    Claims claims = callbacks.core.update(cookies, "{}").claims().orElseThrow();

    assertThat(count(claims)).isEqualTo(1);
    assertThat(claims.whole("refreshed")).isEqualTo(4);
    Claims shown = callbacks.core.read(cookies).claims().orElseThrow();
    assertThat(count(shown)).isEqualTo(1);
    assertThat(shown.version()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void an_update_that_is_always_overtaken_gives_up_after_five_attempts(String strategy) {
    Overtaken callbacks = new Overtaken(100);
    String cookies = callbacks.signIn(strategy);

    assertThatThrownBy(() -> callbacks.core.update(cookies, "{}"))
        .isInstanceOf(UpdateRefusedException.class)
        .extracting(e -> ((UpdateRefusedException) e).code())
        .isEqualTo("Superseded");
    assertThat(callbacks.refreshed).isEqualTo(5);
    assertThat(count(callbacks.core.read(cookies))).isZero();
  }

  /** A refresh waits for no turn of an update, and writes while the callback of one runs. */
  private static final class Overtaken extends MemoryCore.Quiet {
    private final int times;
    private int refreshed;
    private MemoryCore core;
    private CookieHeader header;

    Overtaken(int times) {
      this.times = times;
    }

    String signIn(String strategy) {
      core = new MemoryCore(this, "auth.session.strategy", strategy);
      String cookies = core.signIn("ann");
      header = core.header(cookies);
      return cookies;
    }

    @Override
    public Optional<Claims> jwt(JwtContext context) {
      if (context.update().isEmpty()) {
        return Optional.of(context.token());
      }
      if (refreshed < times) {
        refresh();
      }
      return Optional.of(context.token().with("count", Json.PROVIDER.createValue(1)));
    }

    private void refresh() {
      refreshed++;
      OpenedCookie newest = core.parts.opener().openNewest(header);
      Claims claims =
          newest.claims().orElseThrow().with("refreshed", Json.PROVIDER.createValue(refreshed));
      SessionWriter writer = core.parts.writer();
      writer.write(
          writer.draft(
              new Decided(claims, core.config.session().maxAge()), newest, Draft.Change.RAISE));
    }
  }

  private static Turns waitingTakesTimeOf(Scheduler clock) {
    LocalTurns turns = new LocalTurns();
    return new Turns() {
      @Override
      public <T> Optional<T> take(
          SessionKey key, Purpose purpose, Duration patience, Supplier<T> work) {
        return turns.take(key, purpose, patience, work);
      }

      @Override
      public boolean pause(Duration length) {
        clock.forward(length);
        return true;
      }
    };
  }

  private static List<Long> atOnce(List<MemoryCore> nodes, String cookies) throws Exception {
    var threads = Executors.newFixedThreadPool(UPDATES);
    try {
      List<CompletableFuture<Long>> updates =
          IntStream.range(0, UPDATES)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> count(nodes.get(i % nodes.size()).update(cookies, "{}")), threads))
              .toList();
      return updates.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdown();
    }
  }

  private static List<Long> sequence() {
    return IntStream.rangeClosed(1, UPDATES).mapToObj(i -> (long) i).toList();
  }

  private static long count(ReadSessionFlow.Read read) {
    return count(read.claims().orElseThrow());
  }

  private static long count(Claims claims) {
    return claims.toJson().get("count") instanceof JsonNumber number ? number.longValue() : 0;
  }

  private Stages counting() {
    return new MemoryCore.Quiet() {
      @Override
      public Optional<Claims> jwt(JwtContext context) {
        if (context.update().isEmpty()) {
          return Optional.of(context.token());
        }
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.yield();
        inside.decrementAndGet();
        return Optional.of(
            context.token().with("count", Json.PROVIDER.createValue(count(context.token()) + 1)));
      }
    };
  }
}
