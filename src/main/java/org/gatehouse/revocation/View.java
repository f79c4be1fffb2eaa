package org.gatehouse.revocation;

import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.gatehouse.revocation.Target.Kind;

/**
 * What a node knows of all that was changed or taken away. A request asks here and nowhere else;
 * memory has a bound, past which {@link #complete()} says that the database must be asked too.
 *
 * <p>An entry is found by 64 bits of a SHA-256. Two targets that share them are one here, which
 * ends a session for nothing once in billions of years, and spares none.
 */
public final class View {
  private final ConcurrentMap<Long, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicIntegerArray kinds = new AtomicIntegerArray(Kind.values().length);
  private final int most;
  private volatile boolean complete;

  /**
   * @param most entries that memory may hold
   */
  public View(int most) {
    this.most = most;
  }

  /** Seconds of {@code until} fit into an int for sixty years, and make the entry smaller. */
  private record Entry(long value, int until, byte kind) {}

  /** 0 if nothing is known. */
  public long of(Target target) {
    Entry entry = has(target.kind()) ? entries.get(key(target)) : null;
    return entry == null ? 0 : entry.value();
  }

  /** Whether anything of this kind is known: otherwise no name needs to be made. */
  public boolean has(Kind kind) {
    return kinds.get(kind.ordinal()) > 0;
  }

  /** What is higher stays, whoever comes last. */
  public void learn(Change change) {
    Kind kind = change.target().kind();
    long key = key(change.target());
    int until = (int) Math.min(Integer.MAX_VALUE, change.until().getEpochSecond());
    boolean full = entries.size() >= most;
    entries.compute(
        key,
        (k, old) -> {
          if (old == null) {
            if (full) {
              complete = false;
              return null;
            }
            kinds.incrementAndGet(kind.ordinal());
            return new Entry(change.value(), until, (byte) kind.ordinal());
          }
          return old.value() >= change.value() && old.until() >= until
              ? old
              : new Entry(
                  Math.max(old.value(), change.value()), Math.max(old.until(), until), old.kind());
        });
  }

  public void learn(Collection<Change> changes) {
    changes.forEach(this::learn);
  }

  /** Whether whatever is not known here does not exist. */
  public boolean complete() {
    return complete;
  }

  /** All there is will be learned now. */
  void begin() {
    complete = true;
  }

  /** Whether room was made for what did not fit. */
  boolean roomAgain() {
    return !complete && entries.size() < most - most / 8;
  }

  /** Forgets what concerns no token any more. */
  void expire(Instant now) {
    long second = now.getEpochSecond();
    entries
        .entrySet()
        .removeIf(
            entry -> {
              boolean over = entry.getValue().until() < second;
              if (over) {
                kinds.decrementAndGet(entry.getValue().kind());
              }
              return over;
            });
  }

  public int size() {
    return entries.size();
  }

  private static long key(Target target) {
    long key = target.kind().ordinal() + 1;
    String name = target.name();
    for (int i = 0; i < Math.min(name.length(), 11); i++) {
      key = (key << 6) ^ (key >>> 58) ^ name.charAt(i);
    }
    return key;
  }
}
