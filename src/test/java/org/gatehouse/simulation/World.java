package org.gatehouse.simulation;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gatehouse.account.Memberships;
import org.gatehouse.account.PeopleById;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.User;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.flow.ReadSessionFlow;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.revocation.Revocations;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.token.TestConfig;

/**
 * Two or three nodes over one database, some people with browsers, and everything that can go
 * wrong, chosen by a seed: answers come late, in another order or never, cookies are played again,
 * nodes crash, the database is away, the provider is slow, fails, or loses its answer.
 */
final class World {
  private static final int BUSY = 8;

  /** Changes that a node can remember: in some worlds fewer than there are. */
  private static final int FEW = 40;

  private static final int MANY = 100_000;
  private static final List<String> SECRETS =
      List.of(
          "simulated-secret-number-zero-00000000",
          "simulated-secret-number-one-111111111",
          "simulated-secret-number-two-222222222",
          "simulated-secret-number-three-3333333");

  private final Random random;
  private final Scheduler scheduler;
  private final MemoryDatabase database;
  private final RotatingProvider provider;
  private final Checks checks;
  private final boolean rows;
  private final boolean rotating;
  private final int entries;
  private final Node[] nodes;
  private final List<Browser> browsers = new ArrayList<>();
  private final List<String> replays = new ArrayList<>();
  private final List<Runnable> answersOnTheirWay = new ArrayList<>();
  private final Map<String, User> people = new LinkedHashMap<>();
  private final Map<String, Set<String>> tenants = new LinkedHashMap<>();
  private int newestSecret;
  private int oldestSecret;
  private boolean polling;
  private long polled;

  /** A cookie jar. */
  private static final class Browser {
    private final Map<String, String> jar = new LinkedHashMap<>();

    private String header() {
      return jar.entrySet().stream()
          .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
          .collect(Collectors.joining("; "));
    }

    private void take(List<SetCookie> set) {
      for (SetCookie cookie : set) {
        if (cookie.value().isEmpty()) {
          jar.remove(cookie.name());
        } else {
          jar.put(cookie.name(), cookie.value());
        }
      }
    }
  }

  World(long seed) {
    // neighbouring seeds of java.util.Random begin alike
    random = new Random(new SplittableRandom(seed).nextLong());
    rows = seed % 3 == 0;
    rotating = seed % 2 == 0;
    entries = seed % 5 == 0 ? FEW : MANY;
    scheduler = new Scheduler(random);
    provider = new RotatingProvider(scheduler, random, this::outage);
    for (String id : List.of("ann", "bob", "cem", "dot")) {
      people.put(id, person(id, false, "USER"));
      tenants.put(id, Set.of("t-" + id, "shared"));
    }
    AuthConfig all = config(0, SECRETS.size() - 1);
    checks =
        new Checks(
            scheduler,
            provider,
            new SessionCookie(all.cookies(), all.flavour().chunkSize(), "/"),
            new SessionTokens(all, scheduler),
            new SealedColumns(all, scheduler),
            rows,
            rotating,
            tenants,
            people.values());
    database = new MemoryDatabase(scheduler, random, checks);
    nodes = new Node[2 + random.nextInt(2)];
    for (int i = 0; i < nodes.length; i++) {
      restart(i);
    }
    for (int i = 0; i < 5; i++) {
      browsers.add(new Browser());
    }
  }

  /** Plays so many decisions of the scheduler. */
  void play(long steps) throws Throwable {
    while (scheduler.steps() < steps) {
      scheduler.forward(Duration.ofMillis(random.nextInt(40)));
      poll();
      if (scheduler.running() < BUSY && random.nextInt(6) == 0) {
        begin();
      }
      if (random.nextInt(150) == 0) {
        disturb();
      }
      if (!answersOnTheirWay.isEmpty() && random.nextInt(4) == 0) {
        answersOnTheirWay.remove(random.nextInt(answersOnTheirWay.size())).run();
      }
      // never while work is under way: a lease is shorter than such a jump
      if (!scheduler.step() && scheduler.running() == 0 && random.nextInt(40) == 0) {
        scheduler.forward(Duration.ofSeconds(random.nextInt(1500)));
      }
    }
  }

  /** Nothing can be written, or a node may meet claims that it has no key for. */
  private boolean outage() {
    return database.isDown() || rotating && halfRolled();
  }

  private boolean halfRolled() {
    return Arrays.stream(nodes).filter(Objects::nonNull).map(Node::keys).distinct().count() > 1;
  }

  void close() {
    scheduler.close();
  }

  long sessionsShown() {
    return checks.sessionsShown();
  }

  long sessionsListed() {
    return checks.sessionsListed();
  }

  private AuthConfig config(int oldest, int newest) {
    List<String> pairs = new ArrayList<>(List.of("mp.config.profile", "dev"));
    String[] names = {"auth.secret.3", "auth.secret.2", "auth.secret.1", "auth.secret"};
    for (int i = newest; i >= oldest; i--) {
      pairs.addAll(List.of(names[newest - i], SECRETS.get(i)));
    }
    pairs.addAll(
        List.of(
            "auth.session.strategy", rows ? "database" : "jwt",
            "auth.session.max-age", "3600",
            "auth.session.update-age", "300",
            "auth.session.absolute-max-age", "14400",
            "auth.cookies.max-chunks", "2",
            "auth.claims.movable", Callbacks.PAD,
            "auth.tenants", "true"));
    return TestConfig.read(Path.of("target"), pairs.toArray(String[]::new)).config();
  }

  private void restart(int index) {
    if (nodes[index] != null) {
      scheduler.kill(nodes[index]);
      provider.excuseUnwritten();
    }
    Node node = new Node("n" + index, config(oldestSecret, newestSecret), outside());
    nodes[index] = null;
    scheduler.spawn(
        node,
        () -> {
          while (database.isDown()) {
            scheduler.sleep(Duration.ofSeconds(1));
          }
          try {
            node.start(scheduler);
            nodes[index] = node;
          } catch (DatabaseUnavailableException e) {
            restart(index);
          }
        });
  }

  private Node.Outside outside() {
    return new Node.Outside(
        scheduler, database, provider, lookUps(), memberships(), random, entries);
  }

  /** Every node asks once a second. */
  private void poll() {
    if (polling || scheduler.instant().toEpochMilli() - polled < 1000) {
      return;
    }
    polled = scheduler.instant().toEpochMilli();
    for (Node node : nodes) {
      if (node != null) {
        scheduler.spawn(node, () -> attempt(() -> node.poll(scheduler)));
      }
    }
    if (random.nextInt(60) == 0) {
      database.removeExpired();
    }
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (DatabaseUnavailableException e) {
      // the next look comes
    }
  }

  private void begin() {
    Node node = nodes[random.nextInt(nodes.length)];
    if (node == null) {
      return;
    }
    Browser browser = browsers.get(random.nextInt(browsers.size()));
    int what = random.nextInt(100);
    if (browser.jar.isEmpty() || what < 6) {
      if (random.nextInt(4) == 0) {
        sealedByAuthJs(browser);
      } else {
        signIn(node, browser);
      }
    } else if (what < 45) {
      request(node, browser, false, node::read);
    } else if (what < 70) {
      request(node, browser, false, node::guarded);
    } else if (what < 88) {
      JsonObject data = data(browser);
      request(node, browser, true, cookies -> node.update(cookies, data));
    } else if (what < 91) {
      signOut(node, browser);
    } else if (what < 92) {
      checkCookies(node);
      lookAtList(node);
    } else if (!replays.isEmpty()) {
      Browser thief = new Browser();
      String old = replays.get(random.nextInt(replays.size()));
      thief.jar.put("authjs.session-token", spelled(old));
      request(node, thief, false, random.nextBoolean() ? node::read : node::guarded);
    }
  }

  /** Auth.js tolerates padding behind the last part, and so do we. */
  private String spelled(String token) {
    return token;
  }

  private JsonObject data(Browser browser) {
    JsonObjectBuilder data = Json.PROVIDER.createObjectBuilder();
    int kind = random.nextInt(8);
    if (kind == 0) {
      data.add("tenantId", random.nextBoolean() ? "shared" : "t-" + anybody());
    } else if (kind == 1) {
      data.add(Callbacks.PAD, random.nextInt(3) * 4000);
    }
    return data.build();
  }

  private String anybody() {
    return List.copyOf(people.keySet()).get(random.nextInt(people.size()));
  }

  private void signIn(Node node, Browser browser) {
    User user = people.get(anybody());
    if (user.disabled()) {
      return;
    }
    ProviderTokens proven = provider.begin(user.id());
    RotatingProvider.Chain chain = provider.chainOf(proven.accessToken());
    String cookies = browser.header();
    Checks.Request request = checks.request(node, cookies);
    request.truths().forEach(truth -> truth.mayBeOver = true);
    scheduler.spawn(
        node,
        () ->
            answering(
                () -> {
                  List<SetCookie> set = node.signIn(cookies, user, proven);
                  if (checks.token(set).isEmpty()) {
                    return;
                  }
                  checks.over(request);
                  checks.signedIn(set, user.id(), chain);
                  answer(browser, set);
                }));
  }

  /** A front end that shares the secret; its tokens have no session id. */
  private void sealedByAuthJs(Browser browser) {
    if (rows) {
      return;
    }
    String subject = anybody();
    ProviderTokens proven = provider.begin(subject);
    long now = scheduler.instant().getEpochSecond();
    JsonObjectBuilder members =
        Json.PROVIDER
            .createObjectBuilder()
            .add("sub", subject)
            .add("iat", now)
            .add("exp", now + 3600)
            .add("jti", Long.toHexString(random.nextLong()))
            .add("provider", RotatingProvider.ID)
            .add("providerAccountId", subject)
            .add("access_token", proven.accessToken())
            .add("refresh_token", proven.refreshToken().orElseThrow())
            .add("expires_at", random.nextBoolean() ? now - 1 : now + 60);
    Claims claims = new Claims(members.build());
    String token = new SessionTokens(config(newestSecret, newestSecret), scheduler).seal(claims);
    Claims identified =
        new SessionTokens(config(newestSecret, newestSecret), scheduler)
            .open(token)
            .claims()
            .orElseThrow();
    browser.jar.clear();
    browser.jar.put("authjs.session-token", token);
    Truth truth = checks.begin(identified, token, provider.chainOf(proven.accessToken()));
    truth.mayBeOver |= people.get(subject).disabled();
    replays.add(token);
  }

  private void request(Node node, Browser browser, boolean update, Call call) {
    String cookies = browser.header();
    Checks.Request request = checks.request(node, cookies);
    if (update) {
      request.truths().forEach(truth -> truth.updatesBegun++);
    }
    scheduler.spawn(
        node,
        () ->
            answering(
                () -> {
                  ReadSessionFlow.Read read = call.with(cookies);
                  checks.answered(request, read, update);
                  answer(browser, read.cookies());
                }));
  }

  /** A request that is answered with a session, or with none. */
  private interface Call {
    ReadSessionFlow.Read with(String cookies);
  }

  private void signOut(Node node, Browser browser) {
    String cookies = browser.header();
    Checks.Request request = checks.request(node, cookies);
    request.truths().forEach(truth -> truth.mayBeOver = true);
    scheduler.spawn(
        node,
        () -> {
          List<SetCookie> set = signedOut(node, cookies);
          checks.signedOut(request, set);
          answer(browser, set);
        });
  }

  private static List<SetCookie> signedOut(Node node, String cookies) {
    try {
      return node.signOut(cookies).cookies();
    } catch (RuntimeException e) {
      throw new Violation("I6", "sign-out failed with " + e.getClass().getSimpleName());
    }
  }

  /** Somebody looks where he is signed in. */
  private void lookAtList(Node node) {
    String id = anybody();
    long began = scheduler.steps();
    scheduler.spawn(node, () -> attempt(() -> checks.listed(node, id, node.listed(id), began)));
  }

  /** Names that a client invents. */
  private void checkCookies(Node node) {
    for (int i = 0; i < 3; i++) {
      node.checkCookie("authjs.state." + Long.toHexString(random.nextLong()));
    }
    Checks.require("I7", node.keysInMemory() == 0, "a name of a request left a key in memory");
  }

  /** What becomes a 503 or a 409 leaves everything as it was. */
  private static void answering(Runnable work) {
    try {
      work.run();
    } catch (DatabaseUnavailableException
        | CallbackFailedException
        | Callbacks.Failure
        | UpdateRefusedException e) {
      // the cookie stays
    }
  }

  private void answer(Browser browser, List<SetCookie> set) {
    checks.token(set).ifPresent(token -> remember(token));
    if (random.nextInt(10) > 0) {
      answersOnTheirWay.add(() -> browser.take(set));
    }
  }

  private void remember(String token) {
    if (replays.size() > 200) {
      replays.remove(random.nextInt(replays.size()));
    }
    replays.add(token);
  }

  private void disturb() {
    switch (random.nextInt(11)) {
      case 0 -> fail(database::down);
      case 1 -> database.loseAcknowledgement();
      case 2 -> restart(random.nextInt(nodes.length));
      case 3, 4, 5 ->
          provider.mode(
              RotatingProvider.Mode.values()[
                  random.nextInt(RotatingProvider.Mode.values().length)]);
      case 6 -> rotate();
      case 7, 9 -> change();
      case 10 -> {
        if (random.nextInt(4) == 0) {
          endEverybody();
        }
      }
      default -> provider.mode(RotatingProvider.Mode.FAST);
    }
  }

  /** The database goes away, and comes back. */
  private void fail(Consumer<Boolean> down) {
    down.accept(true);
    provider.excuseUnwritten();
    scheduler.spawn(
        this,
        () -> {
          scheduler.sleep(Duration.ofMillis(200 + random.nextInt(5000)));
          down.accept(false);
        });
  }

  /** A new secret on one node first, or the oldest taken away: node by node, as operators do. */
  private void rotate() {
    boolean more = rotating && newestSecret + 1 < SECRETS.size() && random.nextInt(3) == 0;
    boolean fewer = oldestSecret < newestSecret && random.nextInt(3) == 0;
    if (more) {
      newestSecret++;
    } else if (fewer) {
      oldestSecret++;
    }
    restart(random.nextInt(nodes.length));
  }

  /** An administrator on some node disables or enables somebody, or gives another role. */
  private void change() {
    Node node = nodes[random.nextInt(nodes.length)];
    if (node == null) {
      return;
    }
    String id = anybody();
    boolean disabled = random.nextInt(3) == 0;
    boolean ends = disabled || random.nextInt(3) == 0;
    User changed = person(id, disabled, random.nextBoolean() ? "USER" : "CLERK");
    Runnable alongside =
        () -> {
          people.put(id, changed);
          checks.changed(changed, ends);
        };
    checks.mayChange(id, ends);
    scheduler.spawn(
        node,
        () ->
            attempt(
                () -> {
                  Revocations revocations = node.revocations(database, alongside);
                  if (ends) {
                    revocations.endUser(id);
                  } else {
                    revocations.userChanged(id);
                  }
                  checks.changedHere(node, changed);
                }));
  }

  /** An administrator ends every session there is. */
  private void endEverybody() {
    Node node = nodes[random.nextInt(nodes.length)];
    if (node == null) {
      return;
    }
    scheduler.spawn(
        node,
        () -> {
          Set<Truth> all = checks.all();
          attempt(() -> node.revocations(database, () -> checks.revoked(all)).endEverybody());
        });
  }

  private static User person(String id, boolean disabled, String role) {
    return new User(
        id,
        id,
        Optional.of(id),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.of(role),
        disabled,
        Map.of());
  }

  private PeopleById lookUps() {
    return new PeopleById() {
      @Override
      public Optional<User> byId(String id) {
        scheduler.pause();
        return Optional.ofNullable(people.get(id));
      }

      @Override
      public Optional<User> byVerifiedEmail(String email) {
        return Optional.empty();
      }
    };
  }

  private Memberships memberships() {
    return new Memberships() {
      @Override
      public Optional<Tenant> defaultOf(String userId) {
        return Optional.of(new Tenant("t-" + userId, userId));
      }

      @Override
      public boolean isMember(String userId, String tenantId) {
        scheduler.pause();
        return tenants.get(userId).contains(tenantId);
      }
    };
  }
}
