package org.gatehouse.simulation;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.account.User;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.flow.ReadSessionFlow;
import org.gatehouse.sessions.ListedSession;
import org.gatehouse.store.StoredSession;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.Digest;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.SessionKey;
import org.gatehouse.token.SessionTokens;

/** Looks at every answer and at every row, and knows what they must not say. */
final class Checks implements MemoryDatabase.History {
  private final Scheduler scheduler;
  private final RotatingProvider provider;
  private final SessionCookie cookie;
  private final SessionTokens everyKey;
  private final SealedColumns everyColumn;
  private final boolean rows;
  private final boolean rotating;
  private final Map<String, Set<String>> tenants;
  private final Map<String, Truth> byKey = new LinkedHashMap<>();
  private final Map<String, Truth> bySid = new LinkedHashMap<>();
  private final Map<String, Truth> byHash = new LinkedHashMap<>();
  private final Map<String, Truth> byToken = new LinkedHashMap<>();
  private final Map<String, UserHistory> users = new LinkedHashMap<>();
  private final Map<String, Instant> ends = new LinkedHashMap<>();
  private Instant everybody = Instant.EPOCH;
  private long sessionsShown;
  private long sessionsListed;

  /**
   * @param rows whether sessions lie in rows (strategy {@code database})
   * @param rotating whether nodes may lack a key that others have: they show no session then
   * @param tenants which tenants users belong to
   */
  Checks(
      Scheduler scheduler,
      RotatingProvider provider,
      SessionCookie cookie,
      SessionTokens everyKey,
      SealedColumns everyColumn,
      boolean rows,
      boolean rotating,
      Map<String, Set<String>> tenants,
      Collection<User> people) {
    people.forEach(user -> users.put(user.id(), new UserHistory(user)));
    this.scheduler = scheduler;
    this.provider = provider;
    this.cookie = cookie;
    this.everyKey = everyKey;
    this.everyColumn = everyColumn;
    this.rows = rows;
    this.rotating = rotating;
    this.tenants = tenants;
  }

  /** A request on its way. */
  record Request(Node node, String cookies, Set<Truth> truths, long began) {}

  long sessionsListed() {
    return sessionsListed;
  }

  long sessionsShown() {
    return sessionsShown;
  }

  /** The sessions that the cookies of a request may mean. */
  Request request(Node node, String cookies) {
    Set<Truth> truths = new LinkedHashSet<>();
    for (String candidate : found(node, cookies).candidates()) {
      Optional.ofNullable(byToken.get(candidate)).ifPresent(truths::add);
    }
    return new Request(node, cookies, truths, scheduler.steps());
  }

  private SessionCookie.Found found(Node node, String cookies) {
    return cookie.read(node.header(cookies));
  }

  /** A token that the world itself sealed. */
  Truth begin(Claims claims, String token, RotatingProvider.Chain chain) {
    Truth truth = known(claims, chain);
    byToken.put(token, truth);
    return truth;
  }

  /** The cookies of a sign-in. */
  Truth signedIn(List<SetCookie> set, String subject, RotatingProvider.Chain chain) {
    String token = token(set).orElseThrow();
    Truth truth;
    if (rows) {
      truth = byHash.get(Digest.hex(token));
      require("I1", truth != null, "a sign-in wrote no row of its own");
      require("I1", truth.subject.equals(subject), "a sign-in made a session of another");
    } else {
      Claims claims = everyKey.open(token).claims().orElseThrow();
      require("I1", subject.equals(claims.subject().orElse("")), "a sign-in of another");
      truth = known(claims, chain);
      chain.durable = chain.number;
    }
    byToken.put(token, truth);
    return truth;
  }

  private Truth known(Claims claims, RotatingProvider.Chain chain) {
    SessionKey key = SessionKey.of(claims);
    return byKey.computeIfAbsent(
        key.id(),
        id -> {
          Truth truth = new Truth(key.session(), key.subject(), chain);
          truth.mayBeOver = beginsInDoubt(key.subject());
          bySid.put(key.session(), truth);
          return truth;
        });
  }

  /** An answer to a read, a guarded request or an update. */
  void answered(Request request, ReadSessionFlow.Read read, boolean update) {
    if (read.claims().isEmpty()) {
      noSession(request);
      require("I1", token(read.cookies()).isEmpty(), "no session, and a cookie that holds one");
      return;
    }
    sessionsShown++;
    Claims claims = read.claims().get();
    Truth truth = byKey.get(SessionKey.of(claims).id());
    require("I1", request.truths().contains(truth), "a session that no cookie named");
    require("I1", claims.subject().orElse("").equals(truth.subject), "another's subject");
    ownTokens(truth, claims);
    if (truth.isOver(request.node(), request.began(), rows)) {
      throw new Violation("I3", "an ended session lives: " + truth.over(request.node(), claims));
    }
    live(request, truth, claims);
    newest(request, truth, claims, update);
    Optional<String> token = token(read.cookies());
    token.ifPresent(text -> carried(text, truth));
    long version = claims.version() + (update ? 1 : 0);
    truth.shown.add(new Truth.Mark(version, scheduler.steps(), request.node()));
  }

  /**
   * I3, I4: what the record of the user says now counts, or what it said until the node was told.
   */
  private void live(Request request, Truth truth, Claims claims) {
    List<User> allowed = users.get(truth.subject).allowed(request.node(), request.began());
    boolean enabled = allowed.stream().anyMatch(user -> !user.disabled());
    require("I3", enabled, "a disabled user's session lives");
    String role = claims.text("role").orElse("");
    boolean current = allowed.stream().anyMatch(user -> user.role().orElse("").equals(role));
    require("I4", current, "role " + role + " was taken away");
  }

  /** Somebody is about to be changed. */
  void mayChange(String subject, boolean ending) {
    if (ending) {
      ends.put(subject, scheduler.instant());
      mayBeOver(subject);
    }
  }

  /** The record of a user has changed. */
  void changed(User user, boolean ending) {
    users.get(user.id()).add(user, scheduler.steps());
    if (ending) {
      mayChange(user.id(), true);
      revoked(
          byKey.values().stream()
              .filter(truth -> truth.subject.equals(user.id()))
              .collect(Collectors.toSet()));
    }
  }

  /** The node that changed a user was told that it is done. */
  void changedHere(Node node, User user) {
    users.get(user.id()).told(node, user, scheduler.steps());
  }

  /** Every session there is, each of which may end now. */
  Set<Truth> all() {
    everybody = scheduler.instant();
    byKey.values().forEach(truth -> truth.mayBeOver = true);
    return Set.copyOf(byKey.values());
  }

  void revoked(Set<Truth> truths) {
    for (Truth truth : truths) {
      truth.mayBeOver = true;
      truth.revokedWritten = truth.revokedWritten < 0 ? scheduler.steps() : truth.revokedWritten;
    }
  }

  /** A session that begins about when its user is taken away may be taken for an older one. */
  private boolean beginsInDoubt(String subject) {
    Instant end = ends.get(subject);
    boolean after = end != null && scheduler.instant().isBefore(end.plusSeconds(900));
    return after
        || users.get(subject).newest().disabled()
        || scheduler.instant().isBefore(everybody.plusSeconds(30));
  }

  private void newest(Request request, Truth truth, Claims claims, boolean update) {
    long required = truth.required(request.node(), request.began(), rows);
    long version = claims.version() + (update ? 1 : 0);
    require("I4", version >= required, "version " + version + " after " + required);
    int count = Callbacks.count(claims);
    require("I4", count <= truth.updatesBegun, "more updates than were asked for");
    var before = truth.counts.floorEntry(version);
    require("I4", before == null || count >= before.getValue(), "an update was undone");
    String tenant = claims.text("tenantId").orElse("");
    require(
        "I1",
        tenant.isEmpty() || tenants.get(truth.subject).contains(tenant),
        "a tenant that is another's");
    String switched = truth.tenants.get(version);
    // who was in no tenant is given one when his record has changed
    boolean kept = switched == null || switched.isEmpty() || switched.equals(tenant);
    require("I4", kept, "a tenant switch was undone");
    if (update) {
      require("I4", truth.counted.add(count), "two updates counted the same");
      truth.counts.put(version, count);
      truth.tenants.put(version, tenant);
    }
  }

  private void ownTokens(Truth truth, Claims claims) {
    Optional<String> access = claims.text("access_token");
    boolean own = access.isEmpty() || provider.chainOf(access.get()) == truth.chain;
    require("I2", own, "the tokens of another sign-in");
  }

  private void carried(String token, Truth truth) {
    if (!rows) {
      Claims sealed = everyKey.open(token).claims().orElseThrow();
      require("I1", sealed.subject().orElse("").equals(truth.subject), "a cookie of another");
      require("I1", sealed.text("sid").orElse("").equals(truth.sid), "another session's cookie");
      ownTokens(truth, sealed);
      sealed.text("refresh_token").ifPresent(text -> onDisk(text, truth));
    }
    byToken.put(token, truth);
  }

  /** Nobody is signed out for nothing: a core that shows no session would break no other rule. */
  private void noSession(Request request) {
    for (String candidate : found(request.node(), request.cookies()).candidates()) {
      Truth truth = byToken.get(candidate);
      boolean valid =
          truth != null
              && request.truths().stream().noneMatch(any -> any.mayBeOver)
              && !rows
              && !rotating
              && request.node().tokens.open(candidate) instanceof DecodeResult.Valid opened
              && opened.content().instant("exp").orElseThrow().isAfter(soon());
      require(
          "I0", !valid, valid ? "a live session was not shown: " + explain(request, truth) : "");
    }
  }

  private String explain(Request request, Truth truth) {
    return truth.subject
        + " in "
        + truth.sid
        + ", began "
        + request.began()
        + ", opens as "
        + request.node().why(request.cookies());
  }

  private Instant soon() {
    return scheduler.instant().plusSeconds(300);
  }

  /** What a user is shown of his sessions when he begins to look at this step. */
  void listed(Node node, String user, List<ListedSession> sessions, long began) {
    for (ListedSession session : sessions) {
      sessionsListed++;
      Truth truth = byKey.get(session.key());
      require("I1", truth == null || truth.subject.equals(user), "another's session is listed");
      boolean over = truth != null && truth.isKnownOver(node, began);
      require("I3", !over, over ? "an ended session is listed, " + truth.sid : "");
    }
  }

  /** Sign-out never throws and always deletes. */
  void signedOut(Request request, List<SetCookie> set) {
    Set<String> deleted = new LinkedHashSet<>();
    set.stream()
        .filter(c -> c.maxAge().filter(age -> age == 0).isPresent())
        .forEach(c -> deleted.add(c.name()));
    List<String> names = found(request.node(), request.cookies()).names();
    require("I6", deleted.containsAll(names), "a cookie stays after sign-out");
    over(request);
  }

  /** An answer said that the session of the request is over. */
  void over(Request request) {
    if (request.truths().size() == 1) {
      Truth truth = request.truths().iterator().next();
      DecodeResult result = opened(request);
      if (truth.endedAt < 0 && (rows || result.claims().isPresent())) {
        truth.endedAt = scheduler.steps();
        truth.endedOn = request.node();
      }
    }
  }

  private DecodeResult opened(Request request) {
    return found(request.node(), request.cookies()).candidates().stream()
        .filter(byToken::containsKey)
        .findFirst()
        .map(request.node().tokens::open)
        .orElseGet(DecodeResult.Absent::new);
  }

  @Override
  public void advanced(Object node, String key, long version, String sealed) {
    Truth truth = byKey.get(key);
    if (truth != null) {
      require("I3", truth.endWritten < 0, "a row moved on after the end");
      truth.written.add(new Truth.Mark(version, scheduler.steps(), node));
      kept(truth, everyColumn.open(sealed, SealedColumns.Column.VERSION, key));
    }
  }

  @Override
  public void ended(Object node, String key) {
    Truth truth = byKey.get(key);
    if (truth != null && truth.endWritten < 0) {
      truth.endWritten = scheduler.steps();
      truth.mayBeOver = true;
    }
  }

  @Override
  public void written(Object node, StoredSession session) {
    DecodeResult result =
        everyColumn.open(session.sealed(), SealedColumns.Column.SESSION, session.tokenHash());
    Claims claims = result.claims().orElseThrow();
    String chain = claims.text("refresh_token").orElse("");
    Truth truth = known(claims, chain.isEmpty() ? null : provider.chainOf(chain));
    require("I3", truth.endWritten < 0, "a row was written after the end");
    byHash.put(session.tokenHash(), truth);
    truth.written.add(new Truth.Mark(session.version(), scheduler.steps(), node));
    kept(truth, result);
  }

  @Override
  public void deleted(Object node, StoredSession session) {
    Truth truth = bySid.get(session.sid());
    if (truth != null && truth.endWritten < 0) {
      truth.endWritten = scheduler.steps();
      truth.mayBeOver = true;
    }
  }

  private void kept(Truth truth, DecodeResult result) {
    result
        .claims()
        .flatMap(claims -> claims.text("refresh_token"))
        .ifPresent(text -> onDisk(text, truth));
  }

  private static void onDisk(String refreshToken, Truth truth) {
    int number = Integer.parseInt(refreshToken.substring(refreshToken.lastIndexOf('.') + 1));
    truth.chain.durable = Math.max(truth.chain.durable, number);
  }

  /** Sessions of a user who may be found disabled. */
  void mayBeOver(String subject) {
    byKey.values().stream()
        .filter(truth -> truth.subject.equals(subject))
        .forEach(truth -> truth.mayBeOver = true);
  }

  /** The token that cookies of an answer carry, if they carry one. */
  Optional<String> token(List<SetCookie> set) {
    StringBuilder token = new StringBuilder();
    set.stream().filter(c -> !c.value().isEmpty()).forEach(c -> token.append(c.value()));
    return token.isEmpty() ? Optional.empty() : Optional.of(token.toString());
  }

  static void require(String invariant, boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(invariant, otherwise);
    }
  }
}
