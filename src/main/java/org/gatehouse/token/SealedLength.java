package org.gatehouse.token;

import java.nio.charset.StandardCharsets;
import org.gatehouse.config.Flavour;

/**
 * How long a token will be, by arithmetic: a compact JWE with direct encryption has five parts
 * whose lengths follow from its header and the bytes of its claims (RFC 7516, RFC 7518 5.2, 5.3).
 */
public final class SealedLength {
  private static final int BLOCK = 16;
  private static final int CBC_IV = 16;
  private static final int CBC_TAG = 32;
  private static final int GCM_IV = 12;
  private static final int GCM_TAG = 16;
  private static final int DOTS = 4;

  /** {@code {"alg":"dir","enc":"A256CBC-HS512","kid":"..."}} with a thumbprint of 64 bytes. */
  private static final int V5_HEADER = 42 + 86 + 2;

  /** {@code {"alg":"dir","enc":"A256GCM"}}. */
  private static final int V4_HEADER = 29;

  private final boolean gcm;

  public SealedLength(Flavour flavour) {
    this.gcm = flavour.isV4();
  }

  /** Characters of the sealed token. */
  public int of(Claims claims) {
    int plain = claims.toJson().toString().getBytes(StandardCharsets.UTF_8).length;
    return gcm
        ? DOTS + base64(V4_HEADER) + base64(GCM_IV) + base64(plain) + base64(GCM_TAG)
        : DOTS + base64(V5_HEADER) + base64(CBC_IV) + base64(padded(plain)) + base64(CBC_TAG);
  }

  private static int padded(int bytes) {
    return (bytes / BLOCK + 1) * BLOCK;
  }

  private static int base64(int bytes) {
    return (bytes * 4 + 2) / 3;
  }
}
