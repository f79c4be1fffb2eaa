package org.gatehouse.config;

import at.favre.lib.hkdf.HKDF;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name by which people speak of a secret: 40 bits of HKDF-SHA-256 (RFC 5869) under a label of
 * its own, as eight characters of base32hex (RFC 4648, section 7). No key is derived under that
 * label, and who guesses at a secret learns no more from it than from any CSRF cookie.
 */
final class SecretId {
  private static final String LABEL = "Gatehouse Secret Id";
  private static final int BYTES = 5;
  private static final int CHARACTERS = 8;
  private static final int BASE = 32;
  private static final Pattern FORM = Pattern.compile("[0-9a-v]{8}");

  private SecretId() {}

  static String of(Secret secret) {
    byte[] label = LABEL.getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        HKDF.fromHmacSha256().extractAndExpand(new byte[0], secret.bytes(), label, BYTES);
    String digits = new BigInteger(1, bytes).toString(BASE).toLowerCase(Locale.ROOT);
    return "0".repeat(CHARACTERS - digits.length()) + digits;
  }

  static boolean is(String text) {
    return FORM.matcher(text).matches();
  }
}
