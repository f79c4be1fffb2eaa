package org.gatehouse.flow;

import java.util.List;
import java.util.Optional;
import org.gatehouse.cookie.SetCookie;

/** How a sign-in ended. */
public sealed interface SignInResult {
  /**
   * Go on to the target, with the session in these cookies; none if {@code jwt} made no session.
   *
   * @param created whether the sign-in made the user
   */
  record SignedIn(List<SetCookie> cookies, boolean created) implements SignInResult {}

  /** The {@code signIn} callback sends the browser elsewhere, without a session. */
  record SentElsewhere(String url) implements SignInResult {}

  /**
   * No session.
   *
   * @param code of the refusal of a form, for the client
   * @param provider of the form
   */
  record Refused(SignInError error, Optional<String> code, Optional<String> provider)
      implements SignInResult {}

  /** A refusal without a code. */
  static SignInResult refused(SignInError error) {
    return new Refused(error, Optional.empty(), Optional.empty());
  }
}
