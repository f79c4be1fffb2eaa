package org.gatehouse.probe;

import java.time.Instant;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Http;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;

/** Looks into cookies sealed by {@link Probe#SECRET}. */
public final class ProbeTokens {
  private static final String COOKIE = "authjs.session-token";

  private ProbeTokens() {}

  /** The claims in a browser's cookie or chunks. */
  public static Claims open(Http browser) {
    StringBuilder token = new StringBuilder(browser.cookie(COOKIE).orElse(""));
    for (int i = 0; token.isEmpty() || i > 0; i++) {
      var chunk = browser.cookie(COOKIE + "." + i);
      if (chunk.isEmpty()) {
        break;
      }
      token.append(chunk.get());
    }
    return new TokenCodec(Flavour.V5, Secrets.of(new Secret(Probe.SECRET)), Set.of())
        .open(token.toString(), COOKIE, Instant.now())
        .claims()
        .orElseThrow();
  }
}
