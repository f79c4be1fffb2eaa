package org.gatehouse.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.revocation.Change;
import org.gatehouse.revocation.ChangeLog;
import org.gatehouse.revocation.Feed;
import org.gatehouse.revocation.RevocationStore;
import org.gatehouse.revocation.Standing;
import org.gatehouse.revocation.Target;
import org.gatehouse.revocation.View;
import org.gatehouse.sessions.ListStore;
import org.gatehouse.store.Leases;
import org.gatehouse.store.MovedStore;
import org.gatehouse.store.SessionStore;
import org.gatehouse.store.StoredSession;
import org.gatehouse.store.VersionStore;

/**
 * The rows of all nodes. A call takes time before and after it, fails while the database is down,
 * and now and then fails although it was carried out.
 */
public final class MemoryDatabase {
  private final Scheduler scheduler;
  private final Random random;
  private final Map<String, Versioned> versions = new LinkedHashMap<>();
  private final Map<String, StoredSession> sessions = new LinkedHashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final ListStore listed =
      new MemoryList(
          new Calls() {
            @Override
            public <T> T call(Supplier<T> statement) {
              return MemoryDatabase.this.call(statement);
            }
          });
  private final Map<String, Moved> moved = new LinkedHashMap<>();
  private final Map<String, Lease> leases = new LinkedHashMap<>();
  private final Map<String, Change> revocations = new LinkedHashMap<>();
  private final NavigableMap<Long, Logged> log = new TreeMap<>();
  private final History history;
  private long numbers = 1;
  private boolean down;
  private int acknowledgementsToLose;

  /** Told of every change that is on disk. */
  public interface History {
    void advanced(Object node, String key, long version, String sealed);

    void ended(Object node, String key);

    void written(Object node, StoredSession session);

    void deleted(Object node, StoredSession session);
  }

  private record Versioned(VersionStore.Row row, Instant changed, Instant until) {}

  private record Moved(String sealed, Instant written, Instant until) {}

  private record Logged(Change change, Instant written) {}

  private record Lease(Object holder, Instant until) {}

  /** One that nobody watches, for tests of single classes. */
  public static MemoryDatabase plain(Scheduler clock) {
    return new MemoryDatabase(clock, new Random(1), new Unwatched());
  }

  private static final class Unwatched implements History {
    @Override
    public void advanced(Object node, String key, long version, String sealed) {}

    @Override
    public void ended(Object node, String key) {}

    @Override
    public void written(Object node, StoredSession session) {}

    @Override
    public void deleted(Object node, StoredSession session) {}
  }

  public MemoryDatabase(Scheduler scheduler, Random random, History history) {
    this.scheduler = scheduler;
    this.random = random;
    this.history = history;
  }

  public void down(boolean isDown) {
    down = isDown;
  }

  public boolean isDown() {
    return down;
  }

  /** The next call is carried out, and its caller is told that it failed. */
  public void loseAcknowledgement() {
    acknowledgementsToLose = 1;
  }

  /** What the timer of a node does. */
  public void removeExpired() {
    Instant now = scheduler.instant();
    versions.values().removeIf(row -> row.until().isBefore(now));
    sessions.values().removeIf(row -> row.expires().plusSeconds(60).isBefore(now));
    moved.values().removeIf(row -> row.until().isBefore(now));
    leases.values().removeIf(row -> row.until().isBefore(now));
    revocations.values().removeIf(row -> row.until().isBefore(now));
    log.values().removeIf(row -> row.written().plus(Feed.KEPT).isBefore(now));
  }

  /** A statement, in a transaction of its own. */
  interface Calls {
    <T> T call(Supplier<T> statement);
  }

  private <T> T call(Supplier<T> statement) {
    scheduler.pause();
    if (down) {
      throw new DatabaseUnavailableException(null);
    }
    T result;
    synchronized (this) {
      result = statement.get();
    }
    if (acknowledgementsToLose > 0 && random.nextBoolean()) {
      acknowledgementsToLose--;
      throw new DatabaseUnavailableException(null);
    }
    scheduler.pause();
    return result;
  }

  private void run(Runnable statement) {
    call(
        () -> {
          statement.run();
          return true;
        });
  }

  /** The table of versions as a node sees it. */
  public VersionStore versions(Object node) {
    return new VersionStore() {
      @Override
      public Optional<Row> find(String key) {
        return call(() -> Optional.ofNullable(versions.get(key)).map(Versioned::row));
      }

      @Override
      public boolean advance(
          String key, long expected, long version, String sealed, Instant now, Instant until) {
        return write(
            () -> {
              Versioned row = versions.get(key);
              if (row != null && row.row().version() != expected) {
                return false;
              }
              versions.put(key, new Versioned(new Row(version, sealed), now, until));
              history.advanced(node, key, version, sealed);
              return true;
            },
            advanced ->
                advanced ? List.of(new Change(Target.session(key), version, until)) : List.of());
      }

      @Override
      public void reseal(String key, long version, String sealed) {
        run(
            () ->
                versions.computeIfPresent(
                    key,
                    (k, row) ->
                        row.row().version() == version
                            ? new Versioned(new Row(version, sealed), row.changed(), row.until())
                            : row));
      }

      @Override
      public void end(String key, Instant now, Instant until) {
        write(
            () -> {
              versions.put(key, new Versioned(new Row(ENDED, "-"), now, until));
              history.ended(node, key);
              return true;
            },
            ended -> List.of(new Change(Target.session(key), ENDED, until)));
      }

      @Override
      public Set<String> ended(Collection<String> keys) {
        return call(
            () ->
                keys.stream()
                    .filter(key -> versions.containsKey(key))
                    .filter(key -> versions.get(key).row().version() == ENDED)
                    .collect(Collectors.toSet()));
      }

      @Override
      public Page page(String after, int limit) {
        return call(
            () ->
                MemoryDatabase.page(
                    versions.entrySet().stream()
                        .map(row -> change(row.getKey(), row.getValue()))
                        .toList(),
                    after,
                    limit));
      }
    };
  }

  private static Change change(String key, Versioned row) {
    return new Change(Target.session(key), row.row().version(), row.until());
  }

  private static Standing.Page page(List<Change> rows, String after, int limit) {
    List<Change> page =
        rows.stream()
            .filter(row -> row.target().text().compareTo(after) > 0)
            .sorted(Comparator.comparing(row -> row.target().text()))
            .limit(limit)
            .toList();
    return new Standing.Page(
        page,
        page.size() < limit
            ? Optional.empty()
            : Optional.of(page.get(page.size() - 1).target().text()));
  }

  /** The log of changes; numbers become visible in another order than they were given. */
  public ChangeLog changes() {
    return new ChangeLog() {
      @Override
      public long first() {
        return call(() -> log.isEmpty() ? 0L : log.firstKey());
      }

      @Override
      public List<Entry> after(long number, int limit) {
        return call(() -> entries(log.tailMap(number, false), limit));
      }

      @Override
      public List<Entry> between(long first, long last) {
        return call(() -> entries(log.subMap(first, true, last, true), Integer.MAX_VALUE));
      }

      private static List<Entry> entries(Map<Long, Logged> rows, int limit) {
        return rows.entrySet().stream()
            .limit(limit)
            .map(row -> new Entry(row.getKey(), row.getValue().change()))
            .toList();
      }
    };
  }

  /** All that was taken away, for a node that starts. */
  public Standing standing() {
    return (after, limit) -> call(() -> page(List.copyOf(revocations.values()), after, limit));
  }

  /**
   * The table of what was taken away as a node sees it.
   *
   * @param alongside what the same transaction changes
   */
  public RevocationStore revocations(View view, Runnable alongside) {
    return new RevocationStore() {
      @Override
      public void raise(List<Target> targets, long least, Instant until) {
        List<Change> raised =
            write(
                () -> {
                  Change old = revocations.get(targets.get(0).text());
                  long value = old == null ? least : Math.max(least, old.value() + 1);
                  alongside.run();
                  return targets.stream().map(target -> new Change(target, value, until)).toList();
                },
                changes -> changes);
        view.learn(raised);
      }

      @Override
      public long valueOf(Target target) {
        return call(
            () ->
                Optional.ofNullable(revocations.get(target.text())).map(Change::value).orElse(0L));
      }
    };
  }

  /** A transaction that takes its numbers in the log early, and shows them when it commits. */
  private <T> T write(Supplier<T> statement, Function<T, List<Change>> changes) {
    long number = numbers;
    numbers += 2;
    scheduler.pause();
    return call(
        () -> {
          T result = statement.get();
          List<Change> announced = changes.apply(result);
          for (int i = 0; i < announced.size(); i++) {
            Change change = announced.get(i);
            if (change.target().kind() != Target.Kind.SESSION) {
              revocations.put(change.target().text(), change);
            }
            log.put(number + i, new Logged(change, scheduler.instant()));
          }
          return result;
        });
  }

  /** The table of strategy {@code database} as a node sees it. */
  public SessionStore sessions(Object node) {
    return new SessionStore() {
      @Override
      public Optional<StoredSession> find(String tokenHash) {
        return call(() -> Optional.ofNullable(sessions.get(tokenHash)));
      }

      @Override
      public Optional<StoredSession> bySession(String sid) {
        return call(
            () -> sessions.values().stream().filter(row -> row.sid().equals(sid)).findFirst());
      }

      @Override
      public void create(StoredSession session, Optional<String> userId) {
        run(
            () -> {
              sessions.put(session.tokenHash(), session);
              userId.ifPresent(user -> owners.put(session.tokenHash(), user));
              history.written(node, session);
            });
      }

      @Override
      public boolean replace(StoredSession session, long expected) {
        return call(
            () -> {
              StoredSession row = sessions.get(session.tokenHash());
              if (row == null || row.version() != expected) {
                return false;
              }
              sessions.put(session.tokenHash(), session);
              history.written(node, session);
              return true;
            });
      }

      @Override
      public void delete(String tokenHash) {
        run(
            () -> {
              StoredSession row = sessions.remove(tokenHash);
              if (row != null) {
                history.deleted(node, row);
              }
            });
      }

      @Override
      public List<String> sessionsOf(String userId, Instant now) {
        return call(
            () ->
                sessions.values().stream()
                    .filter(row -> userId.equals(owners.get(row.tokenHash())))
                    .filter(row -> row.expires().isAfter(now))
                    .map(StoredSession::sid)
                    .toList());
      }

      @Override
      public boolean end(String userId, String sid) {
        return call(() -> remove(userId, row -> row.sid().equals(sid)) > 0);
      }

      @Override
      public int endAll(String userId, Optional<String> keep) {
        return call(() -> remove(userId, row -> !keep.equals(Optional.of(row.sid()))));
      }

      private int remove(String userId, Predicate<StoredSession> which) {
        List<StoredSession> over =
            sessions.values().stream()
                .filter(row -> userId.equals(owners.get(row.tokenHash())))
                .filter(which)
                .toList();
        for (StoredSession row : over) {
          sessions.remove(row.tokenHash());
          history.deleted(node, row);
        }
        return over.size();
      }
    };
  }

  /** The list of sessions as people see it. */
  public ListStore listed() {
    return listed;
  }

  public MovedStore moved() {
    return new MovedStore() {
      @Override
      public Optional<String> find(String key, String digest) {
        return call(() -> Optional.ofNullable(moved.get(key + ":" + digest)).map(Moved::sealed));
      }

      @Override
      public void put(String key, String digest, String sealed, Instant now, Instant until) {
        run(
            () -> {
              moved.put(key + ":" + digest, new Moved(sealed, now, until));
              List<Map.Entry<String, Moved>> contents =
                  new ArrayList<>(
                      moved.entrySet().stream()
                          .filter(row -> row.getKey().startsWith(key + ":"))
                          .sorted(
                              Comparator.comparing(
                                  row -> row.getValue().written(), Comparator.reverseOrder()))
                          .toList());
              contents.stream().skip(CONTENTS).forEach(row -> moved.remove(row.getKey()));
            });
      }
    };
  }

  public Leases leases(Object node) {
    return new Leases() {
      @Override
      public boolean acquire(String name, Duration length) {
        return call(
            () -> {
              Lease lease = leases.get(name);
              boolean free = lease == null || !lease.until().isAfter(scheduler.instant());
              if (free) {
                leases.put(name, new Lease(node, scheduler.instant().plus(length)));
              }
              return free;
            });
      }

      @Override
      public void release(String name) {
        pass(name, node, Duration.ZERO);
      }

      @Override
      public void pause(String name, Duration length) {
        pass(name, "nobody", length);
      }

      @Override
      public boolean isPaused(String name) {
        return call(() -> leases.containsKey(name) && leases.get(name).holder().equals("nobody"));
      }

      private void pass(String name, Object next, Duration length) {
        run(
            () ->
                leases.computeIfPresent(
                    name,
                    (k, lease) ->
                        lease.holder() == node
                            ? new Lease(next, scheduler.instant().plus(length))
                            : lease));
      }
    };
  }
}
