package org.gatehouse.provider.credentials;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.application.PasswordHashes;
import org.gatehouse.config.AuthConfig;

/**
 * Slow hashes of passwords, by Jakarta Security's PBKDF2 with HMAC-SHA-512. The record holds its
 * parameters: {@code algorithm:rounds:salt:hash}.
 */
@ApplicationScoped
public class Passwords implements PasswordHashes {
  /** UTF-16 characters; longer input is refused before any work. */
  static final int LONGEST = 1024;

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final String ROUNDS = "210000";

  /** How many wait for each hash that runs; the last of them waits a few seconds. */
  private static final int WAITING = 8;

  private Pbkdf2PasswordHash pbkdf2;
  private HashWork work;
  private String nobody;

  /** For the container's client proxies. */
  protected Passwords() {}

  @Inject
  Passwords(Pbkdf2PasswordHash pbkdf2, AuthConfig config) {
    this.pbkdf2 = pbkdf2;
    this.work = new HashWork(config.passwordConcurrent(), WAITING * config.passwordConcurrent());
    pbkdf2.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm",
            ALGORITHM,
            "Pbkdf2PasswordHash.Iterations",
            ROUNDS,
            "Pbkdf2PasswordHash.SaltSizeBytes",
            "32",
            "Pbkdf2PasswordHash.KeySizeBytes",
            "64"));
    nobody = hash(UUID.randomUUID().toString());
  }

  /** Whether the text can be a password at all: not empty, not too long, no control characters. */
  static boolean acceptable(String password) {
    return !password.isEmpty()
        && password.length() <= LONGEST
        && password.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0xFFFD);
  }

  /**
   * A record of the password.
   *
   * @throws org.gatehouse.provider.ProviderBusyException if too many hashes wait already
   */
  @Override
  public String hash(String password) {
    return work.run(() -> pbkdf2.generate(normalized(password)));
  }

  /**
   * Costs the same with and without a record, so that time does not tell who exists.
   *
   * @throws org.gatehouse.provider.ProviderBusyException if too many hashes wait already
   */
  boolean verify(String password, Optional<String> record) {
    boolean matches = work.run(() -> pbkdf2.verify(normalized(password), record.orElse(nobody)));
    return matches && record.isPresent();
  }

  /** Whether the record was made with other parameters than today's. */
  boolean outdated(String record) {
    return !record.startsWith(ALGORITHM + ":" + ROUNDS + ":");
  }

  private static char[] normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
  }
}
