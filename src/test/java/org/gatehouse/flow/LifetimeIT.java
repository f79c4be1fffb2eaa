package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.gatehouse.probe.ProbeMaxAge;
import org.gatehouse.probe.ProbeTokens;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mission row A22: max age by role, sessions that end with the browser, the absolute lifetime. */
class LifetimeIT {
  private static final String COOKIE = "authjs.session-token";
  private static final Duration ABSOLUTE = Duration.ofDays(2);
  private static LibertyServer server;

  @BeforeAll
  static void start() {
    server =
        Probe.server(
                "lifetime",
                """
                auth.session.max-age=86400
                auth.session.update-age=600
                auth.session.absolute-max-age=172800
                """,
                ProbeMaxAge.class)
            .development()
            .env("AUTH_SECRET", Probe.SECRET)
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void A22_the_hook_gives_administrators_a_shorter_session_also_when_it_is_sealed_again() {
    Http admin = signedIn(Map.of("username", "admin"));
    assertThat(lifetime(admin)).isEqualTo(Duration.ofMinutes(10));
    Answer read = admin.session();

    assertThat(lifetime(admin)).isEqualTo(Duration.ofMinutes(10));
    assertThat(Instant.parse(read.object().getString("expires")))
        .isEqualTo(ProbeTokens.open(admin).instant("exp").orElseThrow());
    assertThat(lifetime(signedIn(Map.of("username", "staff")))).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void A22_not_remembered_the_cookie_ends_with_the_browser_also_when_it_is_sealed_again() {
    Http browser = new Http(server.base());
    Answer signIn =
        browser.signIn(Map.of("username", "customer", "password", "right", "remember", "no"));

    assertThat(signIn.setCookie(COOKIE).orElseThrow()).doesNotContain("Expires", "Max-Age");
    assertThat(browser.session().setCookie(COOKIE).orElseThrow())
        .doesNotContain("Expires", "Max-Age");
    assertThat(lifetime(browser)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void A22_remembered_is_the_default_and_any_other_word_means_it() {
    Http browser = new Http(server.base());
    Answer signIn =
        browser.signIn(Map.of("username", "customer", "password", "right", "remember", "yes"));

    assertThat(signIn.setCookie(COOKIE).orElseThrow()).contains("; Expires=");
  }

  @Test
  void A22_a_guarded_request_seals_again_after_update_age_and_not_before() {
    Http fresh = aged(Duration.ofHours(30), Duration.ofSeconds(500));
    Http stale = aged(Duration.ofHours(30), Duration.ofSeconds(700));
    Instant signedIn = ProbeTokens.open(stale).instant("auth_time").orElseThrow();
    Instant sealed = ProbeTokens.open(stale).instant("iat").orElseThrow();
    String path = "/api/probe/staff";

    assertThat(fresh.get(path).sets(COOKIE)).isFalse();
    Answer answer = stale.get(path);
    assertThat(answer.text()).isEqualTo("staff");
    assertThat(answer.sets(COOKIE)).isTrue();
    assertThat(ProbeTokens.open(stale).instant("iat").orElseThrow()).isAfter(sealed);
    assertThat(ProbeTokens.open(stale).instant("auth_time")).hasValue(signedIn);
    assertThat(stale.get(path).sets(COOKIE)).isFalse();
  }

  @Test
  void A22_sealing_again_moves_no_session_past_its_absolute_lifetime() {
    Http browser = aged(ABSOLUTE.minusSeconds(1000), Duration.ofSeconds(700));
    Instant signedIn = ProbeTokens.open(browser).instant("auth_time").orElseThrow();
    Answer read = browser.session();

    assertThat(read.sets(COOKIE)).isTrue();
    assertThat(ProbeTokens.open(browser).instant("exp")).hasValue(signedIn.plus(ABSOLUTE));
    assertThat(Instant.parse(read.object().getString("expires")))
        .isEqualTo(signedIn.plus(ABSOLUTE));
  }

  @Test
  void A22_past_the_absolute_lifetime_the_session_is_over_though_it_was_sealed_just_now() {
    Http browser = aged(ABSOLUTE.plusSeconds(1), Duration.ofSeconds(5));
    Http again = aged(ABSOLUTE.plusSeconds(1), Duration.ofSeconds(5));

    assertThat(browser.get("/api/probe/staff").status()).isEqualTo(401);
    Answer read = again.session();
    assertThat(read.text()).isEqualTo("null");
    assertThat(read.clears(COOKIE)).isTrue();
  }

  /** A browser that signed in, and whose cookie was sealed, this long ago; it is valid a day. */
  private static Http aged(Duration sinceSignIn, Duration sinceSealing) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant sealed = now.minus(sinceSealing);
    JsonObject claims =
        Json.createObjectBuilder()
            .add("sub", "probe-staff")
            .add("role", "STAFF")
            .add("sid", UUID.randomUUID().toString())
            .add("jti", UUID.randomUUID().toString())
            .add("auth_time", now.minus(sinceSignIn).getEpochSecond())
            .add("iat", sealed.getEpochSecond())
            .add("exp", sealed.plus(Duration.ofDays(1)).getEpochSecond())
            .build();
    Http browser = new Http(server.base());
    browser.setCookie(
        COOKIE,
        new TokenCodec(Flavour.V5, Secrets.of(new Secret(Probe.SECRET)), Set.of())
            .seal(new Claims(claims), COOKIE));
    return browser;
  }

  private static Duration lifetime(Http browser) {
    Claims claims = ProbeTokens.open(browser);
    return Duration.between(
        claims.instant("iat").orElseThrow(), claims.instant("exp").orElseThrow());
  }

  private static Http signedIn(Map<String, String> fields) {
    Http browser = new Http(server.base());
    Map<String, String> all = new HashMap<>(fields);
    all.put("password", "right");
    browser.signIn(all);
    return browser;
  }
}
