package org.gatehouse.harness.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider on a free loopback port: discovery, code flow with PKCE, refresh with rotation and
 * reuse detection, userinfo, keys, end of session. {@link Mode} makes it misbehave.
 */
public final class TestProvider implements AutoCloseable {
  public static final String CLIENT = "gatehouse-test";
  public static final String SECRET = "provider-secret-3Zx7Cv9Bn1Mq5Wd8Er";

  private final TokenForge forge = new TokenForge();
  private final HttpServer server;
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, Grant> refreshTokens = new ConcurrentHashMap<>();
  private final Map<String, Grant> usedRefreshTokens = new ConcurrentHashMap<>();
  private final Map<String, Grant> accessTokens = new ConcurrentHashMap<>();
  private volatile Mode mode = Mode.GOOD;
  private volatile Person person = Person.of("pat");
  private volatile int accessLife = 300;
  private volatile String userinfo = "";
  private volatile String emails = "[]";
  private volatile Map<String, String> lastRequest = Map.of();

  /** Counters of calls. */
  public final AtomicInteger tokenCalls = new AtomicInteger();

  public final AtomicInteger refreshes = new AtomicInteger();
  public final AtomicInteger reuses = new AtomicInteger();
  public final AtomicInteger keyFetches = new AtomicInteger();

  private record Grant(Person person, String nonce, String challenge, String redirectUri) {}

  private TestProvider(HttpServer server) {
    this.server = server;
  }

  public static TestProvider start() {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
      TestProvider provider = new TestProvider(http);
      http.setExecutor(Executors.newCachedThreadPool(TestProvider::daemon));
      http.createContext("/.well-known/openid-configuration", provider::discovery);
      http.createContext("/authorize", provider::authorize);
      http.createContext("/token", provider::token);
      http.createContext("/userinfo", provider::userinfo);
      http.createContext("/jwks", provider::keys);
      http.start();
      return provider;
    } catch (IOException e) {
      throw new IllegalStateException("the test provider", e);
    }
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public TestProvider mode(Mode next) {
    mode = next;
    return this;
  }

  public TestProvider person(Person next) {
    person = next;
    return this;
  }

  /** Seconds an access token lasts. */
  public TestProvider accessLife(int seconds) {
    accessLife = seconds;
    return this;
  }

  /** A recorded userinfo answer, and the list of addresses below it. */
  public TestProvider userinfo(String json, String addresses) {
    userinfo = json;
    emails = addresses;
    return this;
  }

  public void rotateKeys() {
    forge.rotate();
  }

  public void publishTwoKeys() {
    forge.publishTwoKeys();
  }

  /** Parameters of the last authorization request. */
  public Map<String, String> lastRequest() {
    return lastRequest;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void discovery(HttpExchange exchange) throws IOException {
    JsonObjectBuilder document =
        Json.createObjectBuilder()
            .add("issuer", mode == Mode.DISCOVERY_WRONG_ISS ? "https://evil.example" : issuer())
            .add("authorization_endpoint", issuer() + "/authorize")
            .add("token_endpoint", issuer() + "/token")
            .add("userinfo_endpoint", issuer() + "/userinfo")
            .add("jwks_uri", issuer() + "/jwks")
            .add("end_session_endpoint", issuer() + "/logout")
            .add("authorization_response_iss_parameter_supported", true)
            .add("response_types_supported", Json.createArrayBuilder().add("code"))
            .add("subject_types_supported", Json.createArrayBuilder().add("public"))
            .add(
                "id_token_signing_alg_values_supported",
                Json.createArrayBuilder().add("RS256").add("HS256").add("none"));
    json(exchange, 200, document.build().toString());
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> request = fields(exchange.getRequestURI().getRawQuery());
    lastRequest = request;
    String code = UUID.randomUUID().toString();
    codes.put(
        code,
        new Grant(
            person,
            request.getOrDefault("nonce", ""),
            request.getOrDefault("code_challenge", ""),
            request.get("redirect_uri")));
    Map<String, String> answer = new LinkedHashMap<>();
    if (mode == Mode.ERROR_HTML) {
      answer.put("error", "access_denied");
      answer.put("error_description", "<script>alert(1)</script>");
    } else {
      answer.put("code", code);
    }
    if (mode != Mode.STATE_MISSING) {
      answer.put("state", request.get("state") + (mode == Mode.STATE_CHANGED ? "x" : ""));
    }
    if (mode != Mode.ISS_PARAM_MISSING) {
      answer.put("iss", mode == Mode.ISS_PARAM_WRONG ? "https://evil.example" : issuer());
    }
    exchange.getResponseHeaders().add("Location", request.get("redirect_uri") + "?" + form(answer));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    tokenCalls.incrementAndGet();
    Map<String, String> request =
        fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (misbehaves(exchange)) {
      return;
    }
    boolean refresh = "refresh_token".equals(request.get("grant_type"));
    if (refresh) {
      refreshes.incrementAndGet();
    }
    Grant grant = refresh ? refreshed(request.get("refresh_token")) : exchanged(request);
    if (grant == null || !authenticated(exchange, request)) {
      json(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    try {
      json(exchange, 200, tokens(grant, refresh));
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  private String tokens(Grant grant, boolean refresh) throws JOSEException {
    String access = "access-" + UUID.randomUUID();
    accessTokens.put(access, grant);
    JsonObjectBuilder answer =
        Json.createObjectBuilder().add("access_token", access).add("expires_in", accessLife);
    if (mode != Mode.NO_TOKEN_TYPE) {
      answer.add("token_type", "Bearer");
    }
    if (!refresh || mode != Mode.REFRESH_NO_NEW_TOKEN) {
      String next = "refresh-" + UUID.randomUUID();
      refreshTokens.put(next, grant);
      answer.add("refresh_token", next);
    }
    if (mode != Mode.NO_ID_TOKEN) {
      String nonce = refresh ? "" : grant.nonce();
      TokenForge.Order order =
          new TokenForge.Order(mode, issuer(), CLIENT, SECRET, grant.person(), nonce, access);
      answer.add("id_token", forge.idToken(order));
    }
    return answer.build().toString();
  }

  private Grant exchanged(Map<String, String> request) {
    Grant grant = codes.remove(request.getOrDefault("code", ""));
    if (grant == null || !grant.redirectUri().equals(request.get("redirect_uri"))) {
      return null;
    }
    String challenge =
        CodeChallenge.compute(
                CodeChallengeMethod.S256, new CodeVerifier(request.get("code_verifier")))
            .getValue();
    return challenge.equals(grant.challenge()) ? grant : null;
  }

  /** Each refresh token once; a used one ends the whole session, as Keycloak does. */
  private Grant refreshed(String token) {
    if (mode == Mode.REFRESH_INVALID_GRANT) {
      return null;
    }
    if (mode == Mode.REFRESH_NO_NEW_TOKEN) {
      return refreshTokens.get(token);
    }
    Grant grant = refreshTokens.remove(token);
    if (grant == null) {
      if (usedRefreshTokens.containsKey(token)) {
        reuses.incrementAndGet();
      }
      return null;
    }
    usedRefreshTokens.put(token, grant);
    return grant;
  }

  private boolean misbehaves(HttpExchange exchange) throws IOException {
    switch (mode) {
      case TOKEN_500, REFRESH_500 -> json(exchange, 500, "{\"error\":\"server_error\"}");
      case TOKEN_HTML -> answer(exchange, 400, "text/html", "<h1>invalid_grant</h1>");
      case TOKEN_HUGE -> json(exchange, 200, "{\"x\":\"" + "x".repeat(10_000_000) + "\"}");
      case TOKEN_REDIRECT -> {
        exchange.getResponseHeaders().add("Location", issuer() + "/jwks");
        exchange.sendResponseHeaders(307, -1);
        exchange.close();
      }
      case TOKEN_SLOW, REFRESH_SLOW -> {
        try {
          Thread.sleep(8000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        exchange.close();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void userinfo(HttpExchange exchange) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    Grant grant = accessTokens.get(header == null ? "" : header.replaceFirst("Bearer ", ""));
    if (grant == null) {
      json(exchange, 401, "{\"error\":\"invalid_token\"}");
    } else if (exchange.getRequestURI().getPath().endsWith("/emails")) {
      json(exchange, 200, emails);
    } else if (!userinfo.isEmpty()) {
      json(exchange, 200, userinfo);
    } else {
      String sub = mode == Mode.USERINFO_OTHER_SUB ? "somebody-else" : grant.person().sub();
      json(
          exchange,
          200,
          Json.createObjectBuilder()
              .add("sub", sub)
              .add("name", grant.person().name())
              .add("email", grant.person().email())
              .build()
              .toString());
    }
  }

  private void keys(HttpExchange exchange) throws IOException {
    keyFetches.incrementAndGet();
    json(exchange, 200, forge.keySet(mode));
  }

  private static boolean authenticated(HttpExchange exchange, Map<String, String> request) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null) {
      return CLIENT.equals(request.get("client_id")) && SECRET.equals(request.get("client_secret"));
    }
    String pair = CLIENT + ":" + SECRET;
    String expected = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return header.equals("Basic " + expected);
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    answer(exchange, status, "application/json", body);
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      // the client gave up, as it should
    }
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : (form == null ? "" : form).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String form(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return text.toString();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Address of an endpoint. */
  public URI endpoint(String path) {
    return URI.create(issuer() + path);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "test-provider");
    thread.setDaemon(true);
    return thread;
  }
}
