package org.gatehouse.session.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Strategy;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.trace.Tracing;

/** From cookies to claims and back: every flow opens and writes the session cookie here. */
@ApplicationScoped
public class SessionCookies {
  private static final Logger LOG = System.getLogger(SessionCookies.class.getName());

  private SessionStrategy strategy;
  private CookieWriter cookie;
  private Tracing tracing;
  private Level refusals;

  /** For the container's client proxies. */
  protected SessionCookies() {}

  @Inject
  SessionCookies(
      JwtStrategy jwt,
      DatabaseStrategy database,
      CookieWriter cookie,
      Tracing tracing,
      AuthConfig config) {
    this.strategy = config.session().strategy() == Strategy.JWT ? jwt : database;
    this.cookie = cookie;
    this.tracing = tracing;
    this.refusals = config.debug() ? Level.INFO : Level.DEBUG;
  }

  /** Opens what the request carries. */
  public OpenedCookie open(CookieHeader cookies) {
    SessionCookie.Found found = cookie.session().read(cookies);
    if (found.names().isEmpty()) {
      return OpenedCookie.of(new DecodeResult.Absent(), found);
    }
    OpenedCookie opened = strategy.open(found);
    tracing.opened(opened.result());
    if (opened.result().claims().isEmpty()) {
      LOG.log(refusals, "SessionRefused: {0}.", opened.result().reason());
    }
    return opened;
  }

  /** A new session, whatever the request carried before. */
  public List<SetCookie> begin(Claims claims, CookieHeader cookies) {
    return strategy.begin(claims, open(cookies));
  }

  public SessionStrategy.Pending keep(
      Claims claims, OpenedCookie opened, SessionStrategy.Reason reason) {
    return strategy.keep(claims, opened, reason);
  }

  /** Forgets what the server keeps, and deletes the cookies. */
  public List<SetCookie> end(OpenedCookie opened) {
    strategy.end(opened);
    return clear(opened);
  }

  List<SetCookie> clear(OpenedCookie opened) {
    return cookie.session().clear(opened.found());
  }
}
