package org.gatehouse.session;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * The session of the current request, injectable anywhere: the counterpart of {@code auth()} and
 * {@code getServerSession()}. The first call opens the token and runs the {@code jwt} and {@code
 * session} callbacks, each once per request.
 */
public interface CurrentSession {
  /** Empty if nobody is signed in. */
  Optional<Session> get();

  /**
   * Changes the session from server code, as {@code update(data)} does from the browser: the
   * counterpart of {@code unstable_update()}. The {@code jwt} and {@code session} callbacks run
   * with trigger {@code update}; {@link #get} then gives the new session, and the answer carries
   * its cookie. If a callback refuses or throws, the exception arrives here and the session stays
   * as it was.
   *
   * @param data what a client could send; nothing of it is copied unless a callback does
   * @return the changed session; empty if nobody is signed in, or if the update ended the session
   */
  Optional<Session> update(JsonObject data);
}
