package org.gatehouse.callback;

/** What {@link SignInCallback} decides. */
public sealed interface SignInDecision {
  /** Go on. */
  record Allow() implements SignInDecision {}

  /** Refuse with {@code error=AccessDenied}. */
  record Deny() implements SignInDecision {}

  /** Make no session and send the browser to this path or URL. */
  record Redirect(String url) implements SignInDecision {}

  static SignInDecision allow() {
    return new Allow();
  }

  static SignInDecision deny() {
    return new Deny();
  }

  static SignInDecision redirect(String url) {
    return new Redirect(url);
  }
}
