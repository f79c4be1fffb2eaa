package org.gatehouse.provider.oauth;

/** A security event token is not believed; the message is a word without data of the token. */
public final class EventTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /** The first check that did not hold. */
  public enum Fault {
    /** No signed token in compact form, or none of a length and content that is read. */
    MALFORMED,
    /** Header {@code typ} is that of another kind of token. */
    TYPE,
    /** The signature is by no key of the set, or by no algorithm that proves anything. */
    KEY,
    ISSUER,
    AUDIENCE,
    /** {@code iat}, {@code exp} or {@code nbf} is missing, wrong, or where it must not be. */
    TIME,
    /** {@code jti} is missing or too long. */
    ID,
    /** Claim {@code events} does not say what such a token must say. */
    EVENT,
    /** The token names nobody, or names him in a way that is forbidden. */
    SUBJECT,
    /** {@code nonce} is there: the token could serve as an ID token. */
    NONCE,
    /** The keys cannot be read now; nothing is said about the token. */
    KEYS_UNREACHABLE
  }

  public EventTokenException(Fault fault) {
    super(fault.name());
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
