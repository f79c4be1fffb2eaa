package org.gatehouse.pipeline;

import org.gatehouse.token.DecodeResult;

/** While {@code jwt} ran, the session turned out to have ended, or its claims to be another's. */
public class SessionEndedException extends RuntimeException {
  public SessionEndedException(DecodeResult why) {
    super("SessionEnded: " + why.reason());
  }
}
