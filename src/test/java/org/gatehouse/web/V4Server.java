package org.gatehouse.web;

import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.json.Json;
import org.gatehouse.probe.Probe;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;

/** The probe in flavour v4 behind an https address, started once for the classes that share it. */
final class V4Server {
  static final String BASE = "https://portal.example.com";
  static final String SESSION = "__Secure-next-auth.session-token";
  static final String CSRF = "__Host-next-auth.csrf-token";
  static final String CALLBACK_URL = "__Secure-next-auth.callback-url";

  private static final TokenCodec CODEC =
      new TokenCodec(Flavour.V4, Secrets.of(new Secret(Probe.SECRET)), Set.of());
  private static LibertyServer shared;

  private V4Server() {}

  static synchronized LibertyServer get() {
    if (shared == null) {
      shared =
          Probe.server("v4-https", "auth.flavour=v4\n")
              .env("AUTH_SECRET", Probe.SECRET)
              .env("AUTH_URL", BASE)
              .start();
    }
    return shared;
  }

  /** Claims of the user {@code customer}, sealed {@code age} seconds ago for {@code left} more. */
  static JsonObjectBuilder claims(long age, long left) {
    long now = Instant.now().getEpochSecond();
    return Json.PROVIDER
        .createObjectBuilder()
        .add("sub", "probe-customer")
        .add("role", "CUSTOMER")
        .add("iat", now - age)
        .add("exp", now + left);
  }

  /** next-auth 4 seals sessions with an empty salt. */
  static String seal(JsonObjectBuilder claims) {
    return CODEC.seal(new Claims(claims.build()), "");
  }

  static Claims claims(Http browser) {
    String token = browser.cookie(SESSION).orElseThrow();
    return CODEC.open(token, "", Instant.now()).claims().orElseThrow();
  }
}
