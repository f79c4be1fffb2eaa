package org.gatehouse.token;

import at.favre.lib.hkdf.HKDF;
import java.nio.charset.StandardCharsets;
import org.gatehouse.config.Flavour;

/** HKDF-SHA-256 (RFC 5869) as Auth.js calls it (wire.md 8). */
final class KeyDerivation {
  private static final int V5_BYTES = 64;
  private static final int V4_BYTES = 32;

  private KeyDerivation() {}

  /**
   * @param salt v5: the cookie name; v4: empty for the session, else the cookie name
   * @return 64 bytes for v5, 32 for v4
   */
  static byte[] derive(Flavour flavour, String secret, String salt) {
    int bytes = flavour.isV4() ? V4_BYTES : V5_BYTES;
    return derive(utf8(secret), utf8(salt), utf8(info(flavour, salt)), bytes);
  }

  static byte[] derive(byte[] inputKey, byte[] salt, byte[] info, int bytes) {
    return HKDF.fromHmacSha256().extractAndExpand(salt, inputKey, info, bytes);
  }

  private static String info(Flavour flavour, String salt) {
    if (flavour.isV4()) {
      return "NextAuth.js Generated Encryption Key" + (salt.isEmpty() ? "" : " (" + salt + ")");
    }
    return "Auth.js Generated Encryption Key (" + salt + ")";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
