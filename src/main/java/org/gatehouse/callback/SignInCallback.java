package org.gatehouse.callback;

/** Guards sign-in; a bean of the application. Runs before any session is made; sees no token. */
@FunctionalInterface
public interface SignInCallback {
  /** An exception counts as {@link SignInDecision#deny()}. */
  SignInDecision signIn(SignInContext context);
}
