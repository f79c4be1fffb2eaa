package org.gatehouse.session.write;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.revocation.LiveSessions;
import org.gatehouse.revocation.Staleness;
import org.gatehouse.sessions.SessionList;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.trace.Tracing;

/** From the cookies of a request to the claims of its session: every flow opens them here. */
public final class SessionOpener {
  private static final Logger LOG = System.getLogger(SessionOpener.class.getName());

  private final Keeping keeping;
  private final SessionCookie cookie;
  private final LiveSessions live;
  private final Staleness staleness;
  private final SessionList list;
  private final Tracing tracing;
  private final Level refusals;

  SessionOpener(
      Keeping keeping,
      SessionCookie cookie,
      LiveSessions live,
      Staleness staleness,
      SessionList list,
      Tracing tracing,
      boolean debug) {
    this.keeping = keeping;
    this.cookie = cookie;
    this.live = live;
    this.staleness = staleness;
    this.list = list;
    this.tracing = tracing;
    this.refusals = debug ? Level.INFO : Level.DEBUG;
  }

  /**
   * Opens what the request carries.
   *
   * @throws org.gatehouse.revocation.SessionsUnconfirmedException if it may have been taken away,
   *     and this node cannot know
   */
  public OpenedCookie open(CookieHeader cookies) {
    return open(cookies, keeping::open, this::judged);
  }

  /** As {@link #open}, and asks the database whether there is anything newer. */
  public OpenedCookie openNewest(CookieHeader cookies) {
    return open(cookies, keeping::openNewest, this::judged);
  }

  /** As {@link #open}, as far as that goes without the database. */
  public OpenedCookie openAlone(CookieHeader cookies) {
    return open(cookies, keeping::openAlone, UnaryOperator.identity());
  }

  private OpenedCookie open(
      CookieHeader cookies,
      Function<SessionCookie.Found, OpenedCookie> how,
      UnaryOperator<OpenedCookie> judge) {
    SessionCookie.Found found = cookie.read(cookies);
    if (found.names().isEmpty()) {
      return OpenedCookie.of(new DecodeResult.Absent(), found);
    }
    OpenedCookie opened = judge.apply(how.apply(found));
    tracing.opened(opened.result());
    if (opened.claims().isEmpty()) {
      LOG.log(refusals, "SessionRefused: {0}.", opened.result().reason());
    }
    return opened;
  }

  /** A token that opens may be of a session that was taken away. */
  private OpenedCookie judged(OpenedCookie opened) {
    if (opened.claims().isEmpty()) {
      return opened;
    }
    staleness.confirm();
    OpenedCookie judged = opened.claims().flatMap(live::judge).map(opened::over).orElse(opened);
    if (judged.result() instanceof DecodeResult.Valid valid) {
      list.seen(valid.content(), valid.keyIndex());
    }
    return judged;
  }
}
