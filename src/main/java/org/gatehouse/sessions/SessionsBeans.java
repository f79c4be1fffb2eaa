package org.gatehouse.sessions;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Setting;
import org.gatehouse.revocation.LiveSessions;
import org.gatehouse.store.Ledger;
import org.gatehouse.trace.Events;

/** The classes of this room that know no container, with the parts a server gives them. */
@Dependent
class SessionsBeans {
  @Produces
  @Singleton
  UsersSessions users(
      ListStore rows,
      Ledger ledger,
      LiveSessions live,
      Events events,
      AuthConfig config,
      Clock clock) {
    int limit = (int) config.settings().number(Setting.SESSIONS_LIMIT);
    return new UsersSessions(rows, ledger, live, events, clock, limit);
  }

  @Produces
  @Singleton
  SessionList list(
      ListStore rows, UsersSessions users, Visitors visitors, AuthConfig config, Clock clock) {
    return SessionList.of(rows, users, visitors, new UserAgents(), config, clock);
  }
}
