package org.gatehouse.simulation;

import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gatehouse.account.Memberships;
import org.gatehouse.account.PeopleById;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Strategy;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.flow.ReadSessionFlow;
import org.gatehouse.flow.SignOutFlow;
import org.gatehouse.flow.UpdateSessionFlow;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.ConfiguredClaimsInterceptor;
import org.gatehouse.pipeline.JwtStep;
import org.gatehouse.pipeline.LiveClaimsInterceptor;
import org.gatehouse.pipeline.RoleRepairInterceptor;
import org.gatehouse.pipeline.StageRunner;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.pipeline.TenantInterceptor;
import org.gatehouse.pipeline.refresh.ProviderTokensInterceptor;
import org.gatehouse.pipeline.refresh.TokenRefresher;
import org.gatehouse.revocation.Revocations;
import org.gatehouse.revocation.View;
import org.gatehouse.session.write.Draft;
import org.gatehouse.session.write.OpenedCookie;
import org.gatehouse.session.write.SessionParts;
import org.gatehouse.sessions.ListedSession;
import org.gatehouse.sessions.SessionList;
import org.gatehouse.sessions.UsersSessions;
import org.gatehouse.sessions.Visitor;
import org.gatehouse.store.Leases;
import org.gatehouse.store.Ledger;
import org.gatehouse.store.SessionLedger;
import org.gatehouse.store.SessionVersions;
import org.gatehouse.store.Turns;
import org.gatehouse.token.Claims;
import org.gatehouse.token.KeptKeys;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.token.Stamp;
import org.gatehouse.token.TokenCodec;
import org.gatehouse.trace.Events;

/** The core as a server puts it together, over the rows and the clock of the world. */
final class Node {
  private static final long MEMORY = 16L * 1024 * 1024;

  final String name;
  final SessionTokens tokens;
  private final AuthConfig config;
  private final Scheduler clock;
  private final SessionVersions versions;
  private final SessionLedger sessions;
  private final UsersSessions users;
  private final SessionList list;
  private final View view;
  private final TokenRefresher refresher;
  private final TokenCodec attempts;
  private final StageRunner stages;
  private final SessionParts parts;
  private final ReadSessionFlow reading;
  private final UpdateSessionFlow updating;
  private final SignOutFlow signingOut;

  /** Scheduler steps at which the last look at the database began and ended. */
  long pollBegan = -1;

  long pollEnded = -1;

  /**
   * The rest of the world, as far as a node sees it.
   *
   * @param entries changes that a node can remember
   */
  record Outside(
      Scheduler scheduler,
      MemoryDatabase database,
      RotatingProvider provider,
      PeopleById people,
      Memberships tenants,
      Random random,
      int entries) {}

  Node(String name, AuthConfig config, Outside outside) {
    this.name = name;
    this.config = config;
    clock = outside.scheduler();
    Events events = happened -> {};
    NodeParts node =
        new NodeParts(
            this,
            config,
            outside.database(),
            clock,
            events,
            () -> Visitor.UNKNOWN,
            MEMORY,
            outside.entries());
    tokens = node.tokens;
    view = node.view;
    versions = node.versions;
    sessions = node.sessions;
    users = node.users;
    list = node.list;
    parts = node.parts;
    attempts = new TokenCodec(config.flavour(), config.secrets(), Set.of());
    Ledger ledger = config.session().strategy() == Strategy.JWT ? versions : sessions;
    Leases leases = outside.database().leases(this);
    Turns turns = new TurnsOfNode(clock);
    refresher =
        new TokenRefresher(
            outside.provider(),
            ledger,
            leases,
            turns,
            new Stamp(config.session(), clock),
            config.refreshError(),
            clock);
    List<JwtStep> steps = new ArrayList<>();
    steps.add(new ProviderTokensInterceptor(outside.provider(), refresher, clock));
    steps.add(new LiveClaimsInterceptor(node.live, outside.people()));
    steps.add(new ConfiguredClaimsInterceptor(config));
    steps.add(new RoleRepairInterceptor(outside.people(), config.roleRepairByEmail(), clock));
    steps.add(new TenantInterceptor(outside.tenants(), events, config));
    stages = new StageRunner(new Callbacks(steps, clock, outside.random()), config.session());
    reading =
        new ReadSessionFlow(
            parts.opener(), stages, parts.writer(), events, config.session(), clock);
    updating = new UpdateSessionFlow(parts.opener(), stages, reading, turns, leases, clock);
    signingOut =
        new SignOutFlow(
            parts.opener(), parts.writer(), (claims, back) -> Optional.<URI>empty(), events);
  }

  /** Its secrets, the one that seals first. */
  List<String> keys() {
    return config.secrets().usable().stream().map(Secret::reveal).toList();
  }

  /** A node serves only when it has learned what there is. */
  void start(Scheduler scheduler) {
    pollBegan = scheduler.steps();
    versions.start();
    pollEnded = scheduler.steps();
  }

  void poll(Scheduler scheduler) {
    long began = scheduler.steps();
    boolean looked = versions.poll();
    sessions.flush();
    refresher.saveUnsaved();
    list.flush();
    if (looked) {
      pollBegan = began;
      pollEnded = scheduler.steps();
    }
  }

  /** Opens what a client sent under a name of its own making. */
  void checkCookie(String name) {
    attempts.open("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0..AA.AA.AA", name, Instant.EPOCH);
    attempts.seal(Claims.NONE, name);
  }

  int keysInMemory() {
    return KeptKeys.of(attempts);
  }

  /**
   * What an administrator on this node takes access away with.
   *
   * @param alongside what the same transaction changes
   */
  Revocations revocations(MemoryDatabase database, Runnable alongside) {
    return new Revocations(database.revocations(view, alongside), config.session(), clock);
  }

  /** How the cookies open now. */
  String why(String cookies) {
    return parts.opener().open(header(cookies)).result().reason();
  }

  CookieHeader header(String cookies) {
    return CookieHeader.parse(cookies, config.flavour());
  }

  List<SetCookie> signIn(String cookies, User user, ProviderTokens proven) {
    ProviderAccount account =
        new ProviderAccount(RotatingProvider.ID, "oidc", user.id(), Optional.of(proven));
    Claims claims =
        new Claims(
            Json.PROVIDER
                .createObjectBuilder()
                .add("sub", user.id())
                .add("name", user.username())
                .build());
    Optional<Decided> decided =
        stages.begin(JwtContext.signIn(claims, user, account, Optional.empty(), false));
    if (decided.isEmpty()) {
      return List.of();
    }
    OpenedCookie previous = parts.opener().open(header(cookies));
    return parts
        .writer()
        .write(parts.writer().draft(decided.orElseThrow(), previous, Draft.Change.BEGIN));
  }

  /** The sessions that a user is shown. */
  List<ListedSession> listed(String userId) {
    return users.of(userId);
  }

  ReadSessionFlow.Read read(String cookies) {
    return reading.read(header(cookies));
  }

  /** A guarded request: {@code jwt} alone, and the cookie only if it is needed. */
  ReadSessionFlow.Read guarded(String cookies) {
    OpenedCookie opened = reading.open(header(cookies));
    Optional<Decided> decided = reading.jwt(opened);
    List<SetCookie> set = reading.renew(opened, decided);
    return new ReadSessionFlow.Read(Optional.empty(), decided.map(Decided::claims), set);
  }

  ReadSessionFlow.Read update(String cookies, JsonValue data) {
    return updating.update(header(cookies), data);
  }

  SignOutFlow.SignedOff signOut(String cookies) {
    return signingOut.signOut(header(cookies), "http://localhost/");
  }
}
