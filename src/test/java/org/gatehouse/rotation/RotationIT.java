package org.gatehouse.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Await;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Pair;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mission row C08 on two nodes over one database: a secret is changed, and then one leaks. */
class RotationIT {
  private static final String COOKIE = "authjs.session-token";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String OLD = "rotation-old-4Fg8Kd2Ls9Qw1Er5Ty7U3Io";
  private static final String NEW = "rotation-new-9Qw1Er5Ty7U3Io4Fg8Kd2Ls";
  private static Pair nodes;
  private static LibertyServer one;
  private static LibertyServer other;

  @BeforeAll
  static void start() {
    nodes = Pair.start("rotation", node -> node.env("AUTH_SECRET", OLD));
    one = nodes.one();
    other = nodes.other();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void C08_sessions_go_on_through_a_rotation_and_end_when_their_secret_leaked()
      throws SQLException {
    Http begun = new Http(one.base());
    begun.signIn("staff");
    assertThat(state(one, "auth.secret")).contains(" active");
    String id = state(one, "auth.secret").split(" ")[0];
    assertThat(one.messages()).contains("SecretsInUse: auth.secret is " + id + ", active.");

    one.restart(Map.of("AUTH_SECRET_1", NEW));
    assertThat(state(one, "auth.secret.1")).contains(" active");
    awaitState(one, id + " active, 1 sessions");
    other.restart(Map.of("AUTH_SECRET_1", NEW));
    awaitState(one, id + " retiring until 2");
    forget(id);
    awaitState(one, id + " safe to remove since");
    assertThat(one.messages()).contains("SecretSafeToRemove: auth.secret (" + id + ")");

    assertThat(copy(begun, one).get("/api/me").status()).isEqualTo(200);
    assertThat(state(one, "auth.secret")).startsWith(id + " retiring until 2");
    awaitState(other, id + " retiring until 2");
    assertThat(copy(begun, other).get("/api/me").status()).isEqualTo(200);
    Http admin = new Http(one.base());
    admin.signIn("platform");
    assertThat(admin.get("/admin").text()).contains(id, "retiring until 2");
    Http ofTenant = new Http(one.base());
    ofTenant.signIn("admin");
    assertThat(ofTenant.get("/admin").text()).doesNotContain(id);

    Http laundered = forged(other);
    assertThat(laundered.session().text()).contains("Forged");
    assertThat(claimsOf(laundered, NEW)).isPresent();

    one.restart(Map.of("AUTH_SECRET_REVOKED", id));
    assertThat(one.messages()).contains("SecretRevoked: " + id);
    Answer refused = copy(begun, one).session();
    assertThat(refused.text()).isEqualTo("null");
    assertThat(refused.clears(COOKIE)).isTrue();
    assertThat(copy(admin, one).get("/api/me").status()).isEqualTo(401);
    assertThat(copy(laundered, one).get("/api/me").status()).isEqualTo(401);
    Await.until(PATIENCE, () -> copy(laundered, other).get("/api/me").status() == 401);
    awaitState(other, id + " revoked since 2");
    assertThat(forged(other).get("/api/me").status()).isEqualTo(401);
    assertThat(forged(one).get("/api/me").status()).isEqualTo(401);

    Await.until(PATIENCE, () -> signsInAndStays(one));
    Await.until(PATIENCE, () -> signsInAndStays(other));
  }

  /** As if the secret had been out of use for longer than anything lives. */
  private static void forget(String id) throws SQLException {
    try (Connection connection = nodes.derby().connect();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE auth_secret_use SET first_seen = 1, sealed_at = 1, lives_until = 1"
                    + " WHERE id = ?")) {
      update.setString(1, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static boolean signsInAndStays(LibertyServer node) {
    Http browser = new Http(node.base());
    browser.signIn("customer");
    return copy(browser, one).get("/api/me").status() == 200
        && copy(browser, other).get("/api/me").status() == 200;
  }

  /** What somebody seals who has the old secret: a session that claims to begin in a moment. */
  private static Http forged(LibertyServer node) {
    long now = Instant.now().getEpochSecond();
    Claims claims =
        new Claims(
            Json.createObjectBuilder()
                .add("sub", "demo-platform")
                .add("name", "Forged")
                .add("sid", "forged-" + now)
                .add("iat", now)
                .add("auth_time", now)
                .add("began", now + 10)
                .add("exp", now + 3600)
                .build());
    Http browser = new Http(node.base());
    browser.setCookie(COOKIE, codec(OLD).seal(claims, COOKIE));
    return browser;
  }

  private static Optional<Claims> claimsOf(Http browser, String secret) {
    return codec(secret).open(browser.cookie(COOKIE).orElseThrow(), COOKIE, Instant.now()).claims();
  }

  private static TokenCodec codec(String secret) {
    return new TokenCodec(Flavour.V5, Secrets.of(new Secret(secret)), Set.of());
  }

  private static Http copy(Http browser, LibertyServer node) {
    Http tab = new Http(node.base());
    browser.cookie(COOKIE).ifPresent(value -> tab.setCookie(COOKIE, value));
    return tab;
  }

  private static void awaitState(LibertyServer node, String start) {
    AtomicReference<String> last = new AtomicReference<>();
    BooleanSupplier there =
        () -> {
          last.set(state(node, "auth.secret"));
          return last.get().startsWith(start);
        };
    Await.until(PATIENCE, there, () -> "%s, not %s".formatted(last, start));
  }

  /** What readiness says of a secret. */
  private static String state(LibertyServer node, String setting) {
    JsonObject checks = new Http(node.base()).get("/health/ready").object();
    return checks.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .filter(check -> check.getString("name").equals("gatehouse-secrets"))
        .map(check -> check.getJsonObject("data").getString(setting))
        .findFirst()
        .orElseThrow();
  }
}
