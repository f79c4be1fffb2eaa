package org.gatehouse.store;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Strategy;
import org.gatehouse.revocation.Feed;
import org.gatehouse.revocation.View;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.SessionTokens;

/** The classes of this room that know no container, with the parts a server gives them. */
@Dependent
class StoreBeans {
  private static final long VERSIONS = 32L * 1024 * 1024;
  private static final long MOVED = 8L * 1024 * 1024;

  @Produces
  @Singleton
  SessionTokens tokens(AuthConfig config, Clock clock) {
    return new SessionTokens(config, clock);
  }

  @Produces
  @Singleton
  SealedColumns columns(AuthConfig config, Clock clock) {
    return new SealedColumns(config, clock);
  }

  @Produces
  @Singleton
  @Typed(SessionVersions.class)
  SessionVersions versions(
      VersionStore store,
      SealedColumns columns,
      SessionTokens tokens,
      AuthConfig config,
      Clock clock,
      View view,
      Feed feed) {
    return new SessionVersions(
        store, columns, tokens, config.session(), clock, view, feed, VERSIONS);
  }

  @Produces
  @Singleton
  @Typed(SessionLedger.class)
  SessionLedger sessions(SessionStore store, SealedColumns columns, Clock clock) {
    return new SessionLedger(store, columns, clock);
  }

  @Produces
  @Singleton
  MovedClaims moved(MovedStore store, SealedColumns columns, AuthConfig config, Clock clock) {
    return new MovedClaims(store, columns, config.session(), clock, MOVED);
  }

  @Produces
  @Singleton
  Turns turns() {
    return new LocalTurns();
  }

  /** The ledger of the configured strategy. */
  @Produces
  @Singleton
  @Typed(Ledger.class)
  Ledger ledger(SessionVersions versions, SessionLedger sessions, AuthConfig config) {
    return config.session().strategy() == Strategy.JWT ? versions : sessions;
  }
}
