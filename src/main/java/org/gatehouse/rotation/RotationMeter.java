package org.gatehouse.rotation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.application.SealingSecrets;
import org.gatehouse.config.Secrets;
import org.gatehouse.config.Secrets.Named;
import org.gatehouse.database.FirstRow;

/**
 * Says of each secret whether anything that it sealed can live. Every node writes, before it serves
 * and every ten seconds, that it seals with its secret and until when what it seals until the next
 * time may live; so a node that dies has said enough. What was seen to live longer, from a front
 * end that seals with the same secret say, counts beside that. Where something is not known, a
 * secret is not called safe to remove.
 */
public final class RotationMeter implements SealingSecrets {
  private static final Logger LOG = System.getLogger(RotationMeter.class.getName());
  private static final Duration BEAT = Duration.ofSeconds(10);

  /** The list of sessions is not fresher than that. */
  private static final Duration COUNTED = Duration.ofMinutes(5);

  /** Who has not been heard for so long does not seal any more. */
  private static final Duration HEARD = BEAT.multipliedBy(3);

  /** A token is believed for a moment after it expired. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private final Secrets secrets;
  private final SecretStore store;
  private final Bounds bounds;
  private final Clock clock;
  private final Map<String, Moved> moved = new HashMap<>();
  private final Set<String> saidSafe = new HashSet<>();
  private int sealing = -1;
  private Instant count = Instant.EPOCH;
  private volatile Optional<Map<String, Long>> sessions = Optional.empty();
  private volatile Known known = new Known(Map.of(), Map.of(), Instant.EPOCH);

  /**
   * How long what is sealed may live.
   *
   * @param longest the longest max age that the configuration allows
   * @param lead how long a node may seal without having said so, and how far clocks may differ
   */
  public record Bounds(Duration longest, Duration lead) {
    Instant from(Instant now) {
      return now.plus(longest).plus(lead);
    }
  }

  /** Until when claims live that moved to the database while a secret sealed, up to then. */
  private record Moved(Instant sealedAt, Instant until) {}

  /** What was read, and when. */
  private record Known(Map<String, SecretStore.Row> rows, Map<String, Moved> moved, Instant read) {}

  public RotationMeter(Secrets secrets, SecretStore store, Bounds bounds, Clock clock) {
    this.secrets = secrets;
    this.store = store;
    this.bounds = bounds;
    this.clock = clock;
  }

  /** Before anything is sealed: writes and reads, or fails. */
  public synchronized void start() {
    beat();
    LOG.log(
        Level.INFO,
        "SecretsInUse: {0}.",
        all().stream()
            .map(status -> status.setting() + " is " + status.id() + ", " + status.words())
            .collect(Collectors.joining("; ")));
  }

  /** Writes and reads when it is time; a failure is made up for by the next time. */
  public synchronized void poll() {
    boolean due = !clock.instant().isBefore(known.read().plus(BEAT));
    if (due || sealingNow() != sealing) {
      beat();
    }
    countSessions();
  }

  /** Not before the node serves, and not with every beat: a table of sessions may be long. */
  private void countSessions() {
    Instant now = clock.instant();
    if (!now.isBefore(count.plus(COUNTED))) {
      sessions = Optional.of(store.sessions(now));
      count = now;
    }
  }

  private void beat() {
    Instant now = clock.instant();
    int sealingNow = sealingNow();
    store.raise(raises(now));
    Map<String, SecretStore.Row> rows = rows();
    List<String> missing =
        secrets.all().stream().map(Named::id).filter(id -> !rows.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      missing.forEach(id -> create(id, now));
      store.raise(raises(now));
      rows.putAll(rows());
    }
    readMoved(rows, now);
    known = new Known(rows, Map.copyOf(moved), now);
    sealing = sealingNow;
    say(now);
  }

  private Map<String, SecretStore.Row> rows() {
    return store.all().stream()
        .collect(
            Collectors.toMap(SecretStore.Row::id, Function.identity(), (a, b) -> a, HashMap::new));
  }

  /** Nobody knows what sealed with it before: as long as anything may live, something may. */
  private void create(String id, Instant now) {
    FirstRow.create(() -> store.create(id, now, bounds.from(now)), () -> rows().containsKey(id));
  }

  private List<SecretStore.Raise> raises(Instant now) {
    List<SecretStore.Raise> raises = new ArrayList<>();
    for (int i = 0; i < secrets.all().size(); i++) {
      Instant seen = seen(i);
      boolean seals = seals(i);
      raises.add(
          new SecretStore.Raise(
              secrets.all().get(i).id(),
              seals ? now : Instant.EPOCH,
              seals ? later(seen, bounds.from(now)) : seen,
              secrets.use().lastOpened(i)));
    }
    return raises;
  }

  /** Less than zero if every secret was revoked. */
  private int sealingNow() {
    for (int i = 0; i < secrets.all().size(); i++) {
      if (seals(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean seals(int number) {
    return !secrets.isRevoked(number) && secrets.sealing() == number;
  }

  /** Until when the longest of what this node saw may be believed; the epoch for nothing. */
  private Instant seen(int number) {
    Instant last = secrets.use().lastExpiry(number);
    return last.equals(Instant.EPOCH) ? last : last.plus(TOLERANCE);
  }

  /**
   * Moved claims live as long as their session may, and their row is written again only when its
   * session is. What was written while a secret sealed does not change afterwards: it is asked for
   * once, when everything else is over.
   */
  private void readMoved(Map<String, SecretStore.Row> rows, Instant now) {
    for (int i = 0; i < secrets.all().size(); i++) {
      SecretStore.Row row = rows.get(secrets.all().get(i).id());
      if (seals(i) || now.isBefore(row.livesUntil())) {
        continue;
      }
      Instant sealed = lastSealed(row);
      Moved last = moved.get(row.id());
      if (last == null || !last.sealedAt().equals(sealed)) {
        Optional<Instant> until = store.movedUntil(sealed.plus(bounds.lead()));
        moved.put(row.id(), new Moved(sealed, until.map(t -> t.plus(TOLERANCE)).orElse(sealed)));
      }
    }
  }

  private void say(Instant now) {
    for (Status status : all(now)) {
      if (status.state() != State.SAFE_TO_REMOVE) {
        saidSafe.remove(status.id());
      } else if (saidSafe.add(status.id())) {
        LOG.log(
            Level.INFO,
            "SecretSafeToRemove: {0} ({1}), since {2}: no session that it sealed can live any more.",
            status.setting(),
            status.id(),
            status.time().orElseThrow());
      }
    }
  }

  @Override
  public List<Status> all() {
    return all(clock.instant());
  }

  private List<Status> all(Instant now) {
    Known read = known;
    List<Status> all = new ArrayList<>();
    for (int i = 0; i < secrets.all().size(); i++) {
      all.add(status(i, read, now));
    }
    return all;
  }

  private Status status(int number, Known read, Instant now) {
    Named secret = secrets.all().get(number);
    SecretStore.Row row = read.rows().get(secret.id());
    if (secrets.isRevoked(number)) {
      Optional<Instant> since =
          Optional.ofNullable(row).filter(SecretStore.Row::revoked).map(r -> r.revokedAt());
      return status(secret, State.REVOKED, since);
    }
    if (seals(number)) {
      return status(secret, State.ACTIVE, Optional.empty());
    }
    Instant heard = now.minus(HEARD);
    if (row == null || read.read().isBefore(heard)) {
      return status(secret, State.UNKNOWN, Optional.empty());
    }
    if (row.sealedAt().isAfter(heard)) {
      return status(secret, State.ACTIVE, Optional.empty());
    }
    Instant until = later(row.livesUntil(), seen(number));
    Optional<Instant> untilMoved =
        Optional.ofNullable(read.moved().get(secret.id()))
            .filter(asked -> asked.sealedAt().equals(lastSealed(row)))
            .map(Moved::until);
    Instant all = untilMoved.map(time -> later(until, time)).orElse(until);
    boolean safe = untilMoved.isPresent() && !now.isBefore(all);
    return status(secret, safe ? State.SAFE_TO_REMOVE : State.RETIRING, Optional.of(all));
  }

  /** When it may have sealed last; before it was first seen, nobody knows. */
  private static Instant lastSealed(SecretStore.Row row) {
    return later(row.sealedAt(), row.firstSeen());
  }

  private Status status(Named secret, State state, Optional<Instant> time) {
    OptionalLong alive =
        sessions
            .map(counted -> OptionalLong.of(counted.getOrDefault(secret.id(), 0L)))
            .orElse(OptionalLong.empty());
    return new Status(secret.setting(), secret.id(), state, time, alive);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
