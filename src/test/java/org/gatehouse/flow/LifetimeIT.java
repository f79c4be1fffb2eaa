package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.gatehouse.probe.ProbeMaxAge;
import org.gatehouse.probe.ProbeTokens;
import org.gatehouse.token.Claims;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mission row A22: max age by role, sessions that end with the browser, the absolute lifetime. */
class LifetimeIT {
  private static final String COOKIE = "authjs.session-token";
  private static LibertyServer server;

  @BeforeAll
  static void start() {
    server =
        Probe.server("lifetime", "auth.session.max-age=86400\n", ProbeMaxAge.class)
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
