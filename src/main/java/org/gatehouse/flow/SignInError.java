package org.gatehouse.flow;

/** Why a sign-in was refused, in Auth.js's words (wire.md 5). */
public enum SignInError {
  CREDENTIALS_SIGNIN("CredentialsSignin"),
  ACCESS_DENIED("AccessDenied"),
  CONFIGURATION("Configuration"),
  OAUTH_ACCOUNT_NOT_LINKED("OAuthAccountNotLinked"),
  OAUTH_CALLBACK_ERROR("OAuthCallbackError"),
  /** Not on the wire of Auth.js: answered with 503. */
  UNAVAILABLE("Unavailable");

  private final String wireName;

  SignInError(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
