package org.gatehouse.session.write;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.revocation.LiveSessions;
import org.gatehouse.revocation.Staleness;
import org.gatehouse.sessions.SessionList;
import org.gatehouse.store.MovedClaims;
import org.gatehouse.store.SessionLedger;
import org.gatehouse.store.SessionVersions;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.trace.Events;
import org.gatehouse.trace.Tracing;

/** The classes of this room that know no container, with the parts a server gives them. */
@Dependent
class WriteBeans {
  @Produces
  @Singleton
  SessionParts parts(
      SessionTokens tokens,
      SessionVersions versions,
      SessionLedger rows,
      MovedClaims moved,
      LiveSessions live,
      Staleness staleness,
      SessionList list,
      Tracing tracing,
      Events events,
      AuthConfig config,
      PublicUrl url,
      Clock clock) {
    return SessionParts.of(
        config,
        url.cookiePath(),
        tokens,
        versions,
        rows,
        moved,
        live,
        staleness,
        list,
        tracing,
        events,
        clock);
  }

  @Produces
  @Singleton
  SessionOpener opener(SessionParts parts) {
    return parts.opener();
  }

  @Produces
  @Singleton
  SessionWriter writer(SessionParts parts) {
    return parts.writer();
  }
}
