package org.gatehouse.provider.oauth;

import org.gatehouse.provider.ProofFailedException;

/** A step of the protocol failed; the message is a short reason without data of the exchange. */
public class OAuthException extends ProofFailedException {
  private final Kind kind;

  /** What failed. */
  public enum Kind {
    /** The provider itself said {@code error}. */
    PROVIDER_ERROR,
    /** State, issuer or code of the callback do not fit the attempt. */
    INVALID_CHECK,
    /** A token or a profile breaks a rule. */
    INVALID_TOKEN,
    /** The sign-in is none of the kind that the configuration demands. */
    DEMAND_NOT_MET,
    /** The provider did not answer as it should, or not in time. */
    UNAVAILABLE
  }

  OAuthException(Kind kind, String reason) {
    super(why(kind), reason);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  @Override
  public String word() {
    return kind.name();
  }

  private static Why why(Kind kind) {
    return switch (kind) {
      case PROVIDER_ERROR -> Why.BY_PROVIDER;
      case DEMAND_NOT_MET -> Why.NOT_ENOUGH;
      case INVALID_CHECK, INVALID_TOKEN, UNAVAILABLE -> Why.BROKEN;
    };
  }
}
