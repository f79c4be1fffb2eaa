package org.gatehouse.web.page;

import java.util.Set;
import org.gatehouse.application.Texts;

/** Sentences of the sign-in page by error code; text from a request is never shown. */
final class SignInMessages {
  private static final Set<String> CODES =
      Set.of(
          "CredentialsSignin",
          "MissingCSRF",
          "SessionRequired",
          "OAuthAccountNotLinked",
          "OAuthCallbackError",
          "FreshSignInRequired",
          "Unavailable");

  private SignInMessages() {}

  /** The code if there is a sentence for it, else {@code Other}. */
  static String known(String code) {
    return CODES.contains(code) ? code : "Other";
  }

  static String of(String code, Texts texts) {
    return texts.get("error" + known(code));
  }
}
