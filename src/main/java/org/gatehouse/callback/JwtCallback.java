package org.gatehouse.callback;

import java.util.Optional;
import org.gatehouse.token.Claims;

/** Decides what the token holds; a bean of the application. Runs before {@code session}. */
@FunctionalInterface
public interface JwtCallback {
  /**
   * The claims to go on with; empty ends the session. An exception at a read keeps the cookie and
   * answers 503, at sign-in it makes no session.
   */
  Optional<Claims> jwt(JwtContext context);
}
