package org.gatehouse.harness.idp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An OAuth 2 and OpenID Connect provider on a free loopback port, with one client. It agrees to
 * every authorization request at once and can be told to misbehave. Safe for use by many threads.
 */
public final class TestProvider implements AutoCloseable {
  public static final String CLIENT_ID = "gatehouse";

  /** With signs that a Basic header must encode (RFC 6749 2.3.1); long enough for HS256. */
  public static final String CLIENT_SECRET = "c1ient+s3cret/of%the:tests=9Zx7Cv3Bn1Mq";

  /** What every access token begins with. */
  public static final String ACCESS_TOKEN = "access-";

  /** What every refresh token begins with. */
  public static final String REFRESH_TOKEN = "refresh-";

  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Silence silence = new Silence();
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private final Map<String, Person> people = new ConcurrentHashMap<>();
  private final Shape shape;
  private final SigningKeys keys = new SigningKeys();
  private final Documents documents = new Documents(this, keys);
  private final AuthorizationEndpoint authorization;
  private final TokenEndpoint tokens;
  private final PersonEndpoint persons;
  private final EndSessionEndpoint endOfSession = new EndSessionEndpoint();
  private volatile Person person = Person.of("1001", "Ada Example", "Ada@Example.org");
  private volatile Mode mode = Mode.GOOD;
  private volatile Duration accessTokenLifetime = FIVE_MINUTES;
  private volatile boolean publicClient;
  private volatile String clientAuthentication = "";
  private volatile Map<String, String> recorded = Map.of();
  private volatile Runnable meanwhile = () -> {};

  private TestProvider(Shape shape) throws IOException {
    this.shape = shape;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Grants grants = new Grants();
    authorization = new AuthorizationEndpoint(this, grants);
    tokens = new TokenEndpoint(this, grants, new IdTokenForge(issuer(), keys));
    persons = new PersonEndpoint(this, grants);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A provider that behaves, on a free port. */
  public static TestProvider start(Shape shape) {
    try {
      return new TestProvider(shape);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address; endpoints are {@code /authorize}, {@code /token}, {@code /userinfo} and so on. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Good, for this person, nothing counted or recorded; keys and tokens stay. */
  public TestProvider startOver(Person given) {
    calls.clear();
    return mode(Mode.GOOD)
        .person(given)
        .accessTokenLifetime(FIVE_MINUTES)
        .publicClient(false)
        .recorded(Map.of())
        .meanwhile(() -> {});
  }

  public TestProvider mode(Mode given) {
    mode = given;
    return this;
  }

  /** Who sits at the browser; a {@code login_hint} with a known subject or address goes first. */
  public TestProvider person(Person given) {
    people.put(given.subject(), given);
    if (!given.email().isEmpty()) {
      people.put(given.email(), given);
    }
    person = given;
    return this;
  }

  /** Of the access tokens given out from now on. */
  public TestProvider accessTokenLifetime(Duration given) {
    accessTokenLifetime = given;
    return this;
  }

  /** Lets the client in without a secret. */
  public TestProvider publicClient(boolean given) {
    publicClient = given;
    return this;
  }

  /** JSON by path that is answered word for word instead of what is made up for a person. */
  public TestProvider recorded(Map<String, String> given) {
    recorded = Map.copyOf(given);
    return this;
  }

  /** Happens while a client waits for the answer to a refresh. */
  public TestProvider meanwhile(Runnable given) {
    meanwhile = given;
    return this;
  }

  /** Signs with a new key from now on and publishes no other. */
  public void rotateKeys() {
    keys.rotate();
  }

  /** Publishes one more key and signs with it. */
  public void addKey() {
    keys.add();
  }

  /** A logout token for our client, which says whose session ends once a test has told it. */
  public PushedToken logoutToken() {
    return PushedToken.logout(keys, issuer(), CLIENT_ID);
  }

  /** An event of the Shared Signals Framework for this audience. */
  public PushedToken signal(String audience) {
    return PushedToken.signal(keys, issuer(), audience);
  }

  /**
   * How often it was called.
   *
   * @param what a path such as {@code /jwks}, or {@code exchange}, {@code refresh}, and {@code
   *     reuse} for a refresh token that came a second time
   */
  public int calls(String what) {
    return calls.getOrDefault(what, 0);
  }

  /** {@code client_secret_basic}, {@code client_secret_post} or {@code none}, of the last call. */
  public String clientAuthentication() {
    return clientAuthentication;
  }

  /** The parameters of the last authorization request. */
  public Map<String, String> lastAuthorization() {
    return authorization.last();
  }

  /** The parameters of the last end of a session. */
  public Map<String, String> lastLogout() {
    return endOfSession.last();
  }

  /** How many calls wait for a slow answer right now. */
  public int silent() {
    return silence.waiting();
  }

  /** Lets slow answers go on. */
  public void release() {
    silence.release();
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }

  Mode mode() {
    return mode;
  }

  Shape shape() {
    return shape;
  }

  boolean speaksOidc() {
    return shape == Shape.OIDC || shape == Shape.GOOGLE;
  }

  boolean publicClient() {
    return publicClient;
  }

  Duration accessTokenLifetime() {
    return accessTokenLifetime;
  }

  Person personFor(String hint) {
    return people.getOrDefault(hint, person);
  }

  Optional<String> recorded(String path) {
    return Optional.ofNullable(recorded.get(path));
  }

  void seen(String method) {
    clientAuthentication = method;
  }

  void count(String what) {
    calls.merge(what, 1, Integer::sum);
  }

  void meanwhile() {
    meanwhile.run();
  }

  void awaitRelease() {
    silence.await();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      Call call = Call.of(exchange);
      count(call.path());
      if (call.path().equals("/token") && mode == Mode.TOKEN_TRICKLE) {
        silence.trickle(exchange);
      } else {
        answer(call).send(exchange);
      }
    } catch (IOException e) {
      // the client went away
    }
  }

  private Reply answer(Call call) {
    return switch (call.method() + " " + call.path()) {
      case "GET /.well-known/openid-configuration" -> documents.discovery();
      case "GET /jwks" -> documents.keySet();
      case "GET /foreign-jwks" -> documents.foreignKeySet();
      case "GET /authorize" -> authorization.answer(call);
      case "POST /token" -> tokens.answer(call);
      case "GET /userinfo", "GET /user", "GET /user/emails", "GET /me" -> persons.answer(call);
      case "GET /end-session" -> endOfSession.answer(call);
      default -> Reply.error(404, "not_found");
    };
  }
}
