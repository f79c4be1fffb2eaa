package org.gatehouse.session.write;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Function;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.trace.Tracing;

/** From the cookies of a request to the claims of its session: every flow opens them here. */
public final class SessionOpener {
  private static final Logger LOG = System.getLogger(SessionOpener.class.getName());

  private final Keeping keeping;
  private final SessionCookie cookie;
  private final Tracing tracing;
  private final Level refusals;

  SessionOpener(Keeping keeping, SessionCookie cookie, Tracing tracing, boolean debug) {
    this.keeping = keeping;
    this.cookie = cookie;
    this.tracing = tracing;
    this.refusals = debug ? Level.INFO : Level.DEBUG;
  }

  /** Opens what the request carries. */
  public OpenedCookie open(CookieHeader cookies) {
    return open(cookies, keeping::open);
  }

  /** As {@link #open}, and asks the database whether there is anything newer. */
  public OpenedCookie openNewest(CookieHeader cookies) {
    return open(cookies, keeping::openNewest);
  }

  /** As {@link #open}, as far as that goes without the database. */
  public OpenedCookie openAlone(CookieHeader cookies) {
    return open(cookies, keeping::openAlone);
  }

  private OpenedCookie open(CookieHeader cookies, Function<SessionCookie.Found, OpenedCookie> how) {
    SessionCookie.Found found = cookie.read(cookies);
    if (found.names().isEmpty()) {
      return OpenedCookie.of(new DecodeResult.Absent(), found);
    }
    OpenedCookie opened = how.apply(found);
    tracing.opened(opened.result());
    if (opened.claims().isEmpty()) {
      LOG.log(refusals, "SessionRefused: {0}.", opened.result().reason());
    }
    return opened;
  }
}
