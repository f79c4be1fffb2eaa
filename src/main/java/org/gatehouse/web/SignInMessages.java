package org.gatehouse.web;

import java.util.Map;

/** Sentences of the sign-in page by error code; text from a request is never shown. */
final class SignInMessages {
  private static final Map<String, String> BY_CODE =
      Map.of(
          "CredentialsSignin",
          "Sign-in failed. Check your user name and password and try again.",
          "MissingCSRF",
          "The form was too old or came from another site. Please try again.",
          "SessionRequired",
          "Please sign in to see this page.",
          "OAuthAccountNotLinked",
          "Sign in the way you did before: this address already has an account.",
          "OAuthCallbackError",
          "The other service did not sign you in. Please try again.",
          "Unavailable",
          "Sign-in is not available right now. Please try again in a moment.");

  private SignInMessages() {}

  static String of(String code) {
    return BY_CODE.getOrDefault(code, "Sign-in did not work. Please try again.");
  }
}
