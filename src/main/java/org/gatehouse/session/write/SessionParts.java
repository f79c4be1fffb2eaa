package org.gatehouse.session.write;

import java.time.Clock;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Strategy;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.revocation.LiveSessions;
import org.gatehouse.revocation.Staleness;
import org.gatehouse.sessions.SessionList;
import org.gatehouse.store.MovedClaims;
import org.gatehouse.store.SessionLedger;
import org.gatehouse.store.SessionVersions;
import org.gatehouse.token.SealedLength;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.token.Stamp;
import org.gatehouse.trace.Events;
import org.gatehouse.trace.Tracing;

/** What opens sessions and what writes them, put together for the configured strategy. */
public record SessionParts(SessionOpener opener, SessionWriter writer) {

  /**
   * @param path the Path attribute of the cookies
   */
  public static SessionParts of(
      AuthConfig config,
      String path,
      SessionTokens tokens,
      SessionVersions versions,
      SessionLedger rows,
      MovedClaims moved,
      LiveSessions live,
      Staleness staleness,
      SessionList list,
      Tracing tracing,
      Events events,
      Clock clock) {
    SessionCookie cookie = new SessionCookie(config.cookies(), config.flavour().chunkSize(), path);
    SealedLength length = new SealedLength(config.flavour());
    Keeping keeping =
        config.session().strategy() == Strategy.JWT
            ? new InCookie(
                tokens, versions, moved, length, config.movableClaims(), cookie.longest())
            : new InRow(rows, length, config.session(), clock);
    return new SessionParts(
        new SessionOpener(keeping, cookie, live, staleness, list, tracing, config.debug()),
        new SessionWriter(
            new Stamp(config.session(), clock),
            keeping,
            cookie,
            new UnknownKeyGrace(config.session().unknownKeyGrace(), clock),
            list,
            tracing,
            events,
            config.development() ? Optional.of(new SuspectClaims()) : Optional.empty()));
  }
}
