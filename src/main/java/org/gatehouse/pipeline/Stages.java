package org.gatehouse.pipeline;

import java.time.Duration;
import java.util.Optional;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.RedirectContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.SignInContext;
import org.gatehouse.callback.SignInDecision;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;

/** The stages of the pipeline: the built-in behaviours around the application's callbacks. */
public interface Stages {
  SignInDecision signIn(SignInContext context);

  /** Empty ends the session. */
  Optional<Claims> jwt(JwtContext context);

  /**
   * The last step of {@code jwt}: how long a session with these claims lasts unused.
   *
   * @param configured {@code auth.session.max-age}
   */
  Duration maxAge(Claims claims, Duration configured);

  Session session(SessionContext context);

  String redirect(RedirectContext context);
}
