package org.gatehouse.cookie;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.CookieConfig;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;

/**
 * The double-submit token of Auth.js (wire.md 6): the cookie holds {@code token|sha256(token +
 * secret)}, the request repeats the token.
 */
public final class CsrfToken {
  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_COOKIE = 1024;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Secrets secrets;
  private final CookieConfig config;

  public CsrfToken(Secrets secrets, CookieConfig config) {
    this.secrets = secrets;
    this.config = config;
  }

  /** The token of the request's cookie, if its hash is right under any accepted key. */
  public Optional<String> read(CookieHeader cookies) {
    return cookies
        .filled(config.csrfName())
        .filter(value -> value.length() <= LONGEST_COOKIE)
        .flatMap(this::verified);
  }

  /** Whether {@code given} repeats the token of a valid cookie; compares in constant time. */
  public boolean matches(CookieHeader cookies, Optional<String> given) {
    Optional<String> expected = read(cookies);
    return expected.isPresent()
        && given.isPresent()
        && MessageDigest.isEqual(utf8(expected.get()), utf8(given.get()));
  }

  /** 32 random bytes as 64 lower-case hex digits. */
  public String fresh() {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The cookie that proves {@code token}; it lasts as long as the browser's session. */
  public SetCookie cookie(String token) {
    String value = token + "|" + hash(token, sealingKey());
    return SetCookie.browserSession(config.csrfName(), value, config, "/").hostOnly();
  }

  /** Those that count now, joined as Auth.js does it. */
  private String sealingKey() {
    return String.join(",", texts());
  }

  private List<String> texts() {
    return secrets.usable().stream().map(Secret::reveal).toList();
  }

  private Set<String> acceptedKeys() {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(sealingKey());
    keys.addAll(texts());
    return keys;
  }

  private Optional<String> verified(String value) {
    String[] parts = value.split("\\|", -1);
    if (parts.length < 2) {
      return Optional.empty();
    }
    byte[] given = utf8(parts[1]);
    boolean valid = false;
    for (String key : acceptedKeys()) {
      valid |= MessageDigest.isEqual(utf8(hash(parts[0], key)), given);
    }
    return valid ? Optional.of(parts[0]) : Optional.empty();
  }

  private static String hash(String token, String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(utf8(token + key)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
