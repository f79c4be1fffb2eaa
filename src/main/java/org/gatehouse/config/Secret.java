package org.gatehouse.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;

/**
 * One value of {@code auth.secret}; its text never shows in {@code toString}, logs or exceptions.
 */
public final class Secret {
  private static final int MINIMUM_BYTES = 32;
  private static final int MINIMUM_DISTINCT_CHARACTERS = 8;
  private static final Set<String> SAMPLE_WORDS =
      Set.of(
          "changeme",
          "change-me",
          "change_me",
          "change this",
          "change-this",
          "replaceme",
          "replace-me",
          "your-secret",
          "your_secret",
          "yoursecret",
          "your secret",
          "my-secret",
          "mysecret",
          "supersecret",
          "super-secret",
          "placeholder",
          "example",
          "sample-",
          "openssl rand",
          "npx auth",
          "auth_secret",
          "nextauth_secret",
          "insert-",
          "bad-secret");

  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  /** The secret as Auth.js uses it: as UTF-8 text, never decoded from base64. */
  public String reveal() {
    return text;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  boolean tooShort() {
    return bytes().length < MINIMUM_BYTES;
  }

  boolean looksLikeASample() {
    String lower = text.toLowerCase(Locale.ROOT);
    return text.chars().distinct().count() < MINIMUM_DISTINCT_CHARACTERS
        || SAMPLE_WORDS.stream().anyMatch(lower::contains);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
