package org.gatehouse.session.write;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.token.Claims;

/** Where the claims of a session are kept: {@link JwtStrategy} or {@link DatabaseStrategy}. */
public interface SessionStrategy {
  /**
   * A session that is about to be written: shown to the {@code session} callback first, so that one
   * that throws leaves everything as it was.
   *
   * @param expires what the session shows
   * @param commit writes, and gives the cookies to answer with
   */
  record Pending(Instant expires, Supplier<List<SetCookie>> commit) {}

  /** Why claims are written. */
  enum Reason {
    /** A read: what another request wrote meanwhile stands. */
    READ,
    /** An update or a refresh: it must not be undone by an older answer. */
    CHANGE
  }

  /** Opens what a request carries; never throws for a hostile cookie. */
  OpenedCookie open(SessionCookie.Found found);

  /** The cookies of a new session, in place of the one the request carried. */
  List<SetCookie> begin(Claims claims, OpenedCookie previous);

  /**
   * Prepares the claims of a session that goes on. Its commit throws {@link SupersededException} if
   * the reason is {@link Reason#CHANGE} and another change won.
   *
   * @throws org.gatehouse.cookie.TokenTooLargeException if they do not fit
   */
  Pending keep(Claims claims, OpenedCookie opened, Reason reason);

  /** Forgets what the server keeps of the session. */
  void end(OpenedCookie opened);
}
