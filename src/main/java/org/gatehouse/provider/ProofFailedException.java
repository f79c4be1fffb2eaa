package org.gatehouse.provider;

/** A visit proved nobody; the message is a short reason without data of the exchange. */
public class ProofFailedException extends Exception {
  private final Why why;

  /** What the person is told. */
  public enum Why {
    /** The provider itself refused. */
    BY_PROVIDER,
    /** The proof is none of the kind that is demanded here. */
    NOT_ENOUGH,
    /** The provider, the callback or the configuration is broken. */
    BROKEN
  }

  public ProofFailedException(Why why, String reason) {
    super(reason);
    this.why = why;
  }

  public Why why() {
    return why;
  }

  /** For the log: one word on what failed. */
  public String word() {
    return why.name();
  }
}
