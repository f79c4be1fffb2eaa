package org.gatehouse.callback;

import java.time.Duration;
import org.gatehouse.token.Claims;

/**
 * Decides how long a session lasts without being used, by role or by user; an optional bean of the
 * application, asked each time a token is sealed.
 */
@FunctionalInterface
public interface MaxAgeCallback {
  /**
   * The max age; what is not above zero or longer than 400 days counts as a failure of the stage.
   *
   * @param configured {@code auth.session.max-age}
   */
  Duration maxAge(Claims claims, Duration configured);
}
