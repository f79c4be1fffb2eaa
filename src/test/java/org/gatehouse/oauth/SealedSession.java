package org.gatehouse.oauth;

import jakarta.json.Json;
import java.time.Instant;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Http;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;

/** A browser's session cookie, opened and sealed by whoever knows the secret. */
final class SealedSession {
  private static final String COOKIE = "authjs.session-token";

  private SealedSession() {}

  static Claims claims(Http browser, String secret) {
    return codec(secret)
        .open(browser.cookie(COOKIE).orElseThrow(), COOKIE, Instant.now())
        .claims()
        .orElseThrow();
  }

  /** As if the last proof of who it is lay so many seconds back. */
  static void age(Http browser, String secret, long seconds) {
    long then = Instant.now().getEpochSecond() - seconds;
    Claims aged = claims(browser, secret).with("auth_time", Json.createValue(then));
    seal(browser, secret, aged);
  }

  static void seal(Http browser, String secret, Claims claims) {
    browser.setCookie(COOKIE, codec(secret).seal(claims, COOKIE));
  }

  private static TokenCodec codec(String secret) {
    return new TokenCodec(Flavour.V5, Secrets.of(new Secret(secret)), Set.of());
  }
}
