package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.DerbyServer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.gatehouse.probe.ProbeStoreResource;
import org.gatehouse.session.write.Minting;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mission row A06: sessions in the database (wire.md 8, 18.13). */
class DatabaseStrategyIT {
  private static final String COOKIE = "authjs.session-token";
  private static DerbyServer derby;
  private static LibertyServer server;

  @BeforeAll
  static void start() {
    derby = DerbyServer.start();
    server =
        Probe.server("strategy", "auth.session.strategy=database\n", ProbeStoreResource.class)
            .development()
            .env("AUTH_SECRET", Probe.SECRET)
            .dataSource(derby.dataSource())
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
    derby.close();
  }

  @Test
  void A06_the_cookie_is_opaque_and_the_row_knows_only_its_hash_and_sealed_claims()
      throws Exception {
    Http browser = signedIn();
    String token = browser.cookie(COOKIE).orElseThrow();

    assertThat(token).matches("[\\w-]{43}");
    assertThat(column("sealed_claims", token)).startsWith("eyJ").doesNotContain("customer");
    assertThat(derby.query("SELECT COUNT(*) FROM auth_sessions WHERE token_hash = '" + token + "'"))
        .isEqualTo("0");
  }

  @Test
  void a_read_keeps_the_token_and_the_row_and_rolls_the_cookie() throws Exception {
    Http browser = signedIn();
    String token = browser.cookie(COOKIE).orElseThrow();
    String expires = column("expires_at", token);
    Answer read = browser.session();

    assertThat(browser.cookie(COOKIE)).hasValue(token);
    assertThat(read.setCookie(COOKIE).orElseThrow()).contains("; Expires=");
    assertThat(column("expires_at", token)).isEqualTo(expires);
    assertThat(column("row_version", token)).isEqualTo("0");
    assertThat(Instant.parse(read.object().getString("expires")))
        .isEqualTo(Instant.ofEpochMilli(Long.parseLong(expires)));
  }

  @Test
  void an_update_changes_the_row_and_not_the_token() throws Exception {
    Http browser = signedIn();
    String token = browser.cookie(COOKIE).orElseThrow();
    browser.postJson(
        "/api/auth/session",
        "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":{\"color\":\"blue\"}}");

    assertThat(browser.cookie(COOKIE)).hasValue(token);
    assertThat(column("row_version", token)).isEqualTo("1");
    assertThat(browser.session().object().getJsonObject("user").getString("color"))
        .isEqualTo("blue");
  }

  @Test
  void sign_out_deletes_the_row_so_that_the_old_cookie_is_worth_nothing() throws Exception {
    Http browser = signedIn();
    String token = browser.cookie(COOKIE).orElseThrow();
    browser.postForm("/api/auth/signout", java.util.Map.of("csrfToken", browser.csrf()));
    browser.setCookie(COOKIE, token);
    Answer read = browser.session();

    assertThat(column("sid", token)).isEmpty();
    assertThat(read.text()).isEqualTo("null");
    assertThat(read.clears(COOKIE)).isTrue();
    assertThat(browser.get("/api/probe/guarded").status()).isEqualTo(401);
  }

  @Test
  void SEC_043_a_sign_in_replaces_the_session_that_the_browser_had() throws Exception {
    Http browser = signedIn();
    String before = browser.cookie(COOKIE).orElseThrow();
    Probe.signIn(browser, "staff");

    assertThat(browser.cookie(COOKIE)).isPresent().isNotEqualTo(java.util.Optional.of(before));
    assertThat(column("sid", before)).isEmpty();
  }

  @Test
  void an_expired_session_is_refused_and_its_row_deleted() throws Exception {
    Http browser = signedIn();
    String token = browser.cookie(COOKIE).orElseThrow();
    expire(token);
    Answer read = browser.session();

    assertThat(read.text()).isEqualTo("null");
    assertThat(read.clears(COOKIE)).isTrue();
    assertThat(column("sid", token)).isEmpty();
  }

  @Test
  void the_timer_removes_expired_rows_and_no_others() throws Exception {
    String old = signedIn().cookie(COOKIE).orElseThrow();
    String live = signedIn().cookie(COOKIE).orElseThrow();
    expire(old);

    assertThat(new Http(server.base()).get("/api/probe/store/remove-expired").text())
        .isEqualTo("done");

    assertThat(column("sid", old)).isEmpty();
    assertThat(column("sid", live)).isNotEmpty();
  }

  @Test
  void a_sealed_token_or_a_forged_one_is_no_session_here() {
    for (String value :
        List.of(Probe.token(java.util.Map.of()), "A".repeat(43), "x", "' OR 1=1--")) {
      Http browser = new Http(server.base());
      browser.setCookie(COOKIE, value);

      assertThat(browser.get("/api/probe/guarded").status()).isEqualTo(401);
      assertThat(browser.session().text()).isEqualTo("null");
    }
  }

  /** Seals the row again as it was 40 days ago, with the times of then. */
  private static void expire(String token) throws Exception {
    Instant then = Instant.now().minus(Duration.ofDays(40));
    AuthConfig config = TestConfig.development("auth.secret", Probe.SECRET);
    Clock clock = Clock.fixed(then, ZoneOffset.UTC);
    Claims claims =
        new Minting(config, clock)
            .mint(
                new Claims(
                    jakarta.json.Json.createObjectBuilder()
                        .add("sub", "1")
                        .add("sid", column("sid", token))
                        .build()))
            .claims();
    try (var connection = derby.connect();
        var statement =
            connection.prepareStatement(
                "UPDATE auth_sessions SET sealed_claims = ?, expires_at = ? WHERE token_hash = ?")) {
      statement.setString(
          1,
          new SealedColumns(config, clock).seal(claims, SealedColumns.Column.SESSION, hash(token)));
      statement.setLong(2, claims.instant("exp").orElseThrow().toEpochMilli());
      statement.setString(3, hash(token));
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static String column(String name, String token) throws Exception {
    return derby.query(
        "SELECT " + name + " FROM auth_sessions WHERE token_hash = '" + hash(token) + "'");
  }

  private static String hash(String token) throws Exception {
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static Http signedIn() {
    Http browser = new Http(server.base());
    Probe.signIn(browser, "customer");
    return browser;
  }
}
