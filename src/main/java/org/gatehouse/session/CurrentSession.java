package org.gatehouse.session;

import java.util.Optional;

/**
 * The session of the current request, injectable anywhere: the counterpart of {@code auth()} and
 * {@code getServerSession()}. The first call opens the token and runs the {@code jwt} and {@code
 * session} callbacks, each once per request.
 */
public interface CurrentSession {
  /** Empty if nobody is signed in. */
  Optional<Session> get();
}
