package org.gatehouse.provider;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of one sign-in attempt, kept in sealed cookies until the browser comes back.
 *
 * @param codeVerifier of PKCE (RFC 7636)
 * @param nonce of OpenID Connect; unused where there is no ID token
 */
public record Checks(String state, String codeVerifier, String nonce) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  public static Checks fresh() {
    return new Checks(random(), random(), random());
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "Checks[***]";
  }
}
