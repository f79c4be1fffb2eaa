package org.gatehouse.account;

import java.text.Normalizer;
import java.util.Locale;

/** One spelling per account, so that look-alike spellings find or collide with the same row. */
public final class Canonical {
  private Canonical() {}

  /** NFKC, lower case, without surrounding white space. */
  public static String username(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** NFKC, lower case, without surrounding white space (wire.md 10). */
  public static String email(String text) {
    return username(text);
  }
}
