package org.gatehouse.cookie;

/** The sealed token needs more cookies than {@code auth.cookies.max-chunks} allows. */
public class TokenTooLargeException extends RuntimeException {
  public TokenTooLargeException(int length, int limit) {
    super("TokenTooLarge: the sealed token has " + length + " characters, the limit is " + limit);
  }
}
