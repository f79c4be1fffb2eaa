package org.gatehouse.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Strategy;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.flow.ReadSessionFlow;
import org.gatehouse.flow.SignOutFlow;
import org.gatehouse.flow.UpdateSessionFlow;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.StageRunner;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.pipeline.Stages;
import org.gatehouse.revocation.Feed;
import org.gatehouse.revocation.LiveSessions;
import org.gatehouse.revocation.Revocations;
import org.gatehouse.revocation.Staleness;
import org.gatehouse.revocation.View;
import org.gatehouse.session.write.Draft;
import org.gatehouse.session.write.SessionParts;
import org.gatehouse.sessions.SessionList;
import org.gatehouse.sessions.UsersSessions;
import org.gatehouse.sessions.Visitor;
import org.gatehouse.store.LocalTurns;
import org.gatehouse.store.MovedClaims;
import org.gatehouse.store.SessionLedger;
import org.gatehouse.store.SessionVersions;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.token.TestConfig;

/** One node in memory for tests of the flows: real threads, a clock that tests move. */
public final class MemoryCore {
  private static final long MEMORY = 1024 * 1024;
  private static final int ENTRIES = 1000;

  public final Scheduler clock;
  public final MemoryDatabase database;
  public final AuthConfig config;
  public final SessionTokens tokens;
  public final SealedColumns columns;
  public final SessionVersions versions;
  public final SessionLedger sessions;
  public final Feed feed;
  public final View view;
  public final LiveSessions live;
  public final Revocations revocations;
  public final Staleness staleness;
  public final MovedClaims moved;
  public final UsersSessions users;
  public final SessionList list;
  public final SessionParts parts;
  public final StageRunner stages;
  public final ReadSessionFlow reading;
  public final UpdateSessionFlow updating;

  /** What the rooms below the flows fired. */
  public final List<Object> happened = new CopyOnWriteArrayList<>();

  /** Who sends the requests. */
  public volatile Visitor visitor = Visitor.UNKNOWN;

  public MemoryCore(Stages callbacks, String... settings) {
    this(new Scheduler(new Random(1)), null, callbacks, settings);
  }

  /**
   * @param shared the database of another node; null for one of its own
   */
  public MemoryCore(Scheduler clock, MemoryDatabase shared, Stages callbacks, String... settings) {
    this.clock = clock;
    database = shared == null ? MemoryDatabase.plain(clock) : shared;
    config = TestConfig.development(settings);
    NodeParts node =
        new NodeParts(this, config, database, clock, happened::add, () -> visitor, MEMORY, ENTRIES);
    tokens = node.tokens;
    columns = node.columns;
    view = node.view;
    feed = node.feed;
    versions = node.versions;
    sessions = node.sessions;
    moved = node.moved;
    live = node.live;
    staleness = node.staleness;
    users = node.users;
    list = node.list;
    parts = node.parts;
    versions.start();
    revocations = new Revocations(database.revocations(view, () -> {}), config.session(), clock);
    stages = new StageRunner(callbacks, config.session());
    reading =
        new ReadSessionFlow(
            parts.opener(), stages, parts.writer(), e -> {}, config.session(), clock);
    updating =
        new UpdateSessionFlow(
            parts.opener(), stages, reading, new LocalTurns(), database.leases(this), clock);
  }

  public boolean rows() {
    return config.session().strategy() == Strategy.DATABASE;
  }

  /** The cookies of a new session of this user. */
  public String signIn(String subject) {
    Claims claims = new Claims(Json.PROVIDER.createObjectBuilder().add("sub", subject).build());
    return cookies(
        parts
            .writer()
            .write(
                parts
                    .writer()
                    .draft(
                        new Decided(claims, config.session().maxAge()),
                        parts.opener().open(header("")),
                        Draft.Change.BEGIN)));
  }

  public SignOutFlow signOut(SignOutFlow.ProviderSignOut provider) {
    return new SignOutFlow(parts.opener(), parts.writer(), provider, e -> {});
  }

  public CookieHeader header(String cookies) {
    return CookieHeader.parse(cookies, config.flavour());
  }

  public ReadSessionFlow.Read read(String cookies) {
    return reading.read(header(cookies));
  }

  public ReadSessionFlow.Read update(String cookies, String json) {
    return updating.update(header(cookies), Json.parse(json).orElseThrow());
  }

  /** A Cookie header of what an answer sets. */
  public static String cookies(List<SetCookie> set) {
    return set.stream()
        .filter(cookie -> !cookie.value().isEmpty())
        .map(cookie -> cookie.name() + "=" + cookie.value())
        .collect(Collectors.joining("; "));
  }

  /** An application that gives back what it is given. */
  public abstract static class Quiet implements Stages {
    @Override
    public Optional<Claims> jwt(JwtContext context) {
      return Optional.of(context.token());
    }

    @Override
    public Duration maxAge(Claims claims, Duration configured) {
      return configured;
    }

    @Override
    public org.gatehouse.session.Session session(org.gatehouse.callback.SessionContext context) {
      return context.session();
    }

    @Override
    public org.gatehouse.callback.SignInDecision signIn(
        org.gatehouse.callback.SignInContext context) {
      return org.gatehouse.callback.SignInDecision.allow();
    }

    @Override
    public String redirect(org.gatehouse.callback.RedirectContext context) {
      return context.home();
    }
  }

  /** {@link Quiet} as it is. */
  public static Stages quiet() {
    return new Quiet() {};
  }
}
