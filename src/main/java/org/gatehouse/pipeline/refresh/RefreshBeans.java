package org.gatehouse.pipeline.refresh;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.gatehouse.account.AccountTokens;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.provider.oauth.OAuthClients;
import org.gatehouse.provider.oauth.RefreshResult;
import org.gatehouse.store.Leases;
import org.gatehouse.store.Ledger;
import org.gatehouse.store.Turns;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.Stamp;

/** The refresher, which knows no container, with the parts a server gives it. */
@Dependent
class RefreshBeans {
  @Produces
  @Singleton
  RefreshGrant providers(OAuthClients clients) {
    return new Clients(clients);
  }

  @Produces
  @Singleton
  TokenRefresher refresher(
      RefreshGrant provider,
      Ledger ledger,
      Leases leases,
      Turns turns,
      AuthConfig config,
      Clock clock) {
    return new TokenRefresher(
        provider,
        ledger,
        leases,
        turns,
        new Stamp(config.session(), clock),
        config.refreshError(),
        clock);
  }

  @Produces
  @Singleton
  LinkedTokens linked(
      AccountTokens store,
      SealedColumns columns,
      RefreshGrant provider,
      Leases leases,
      Turns turns,
      Clock clock) {
    return new LinkedTokens(store, columns, provider, leases, turns, clock);
  }

  /** The configured providers. */
  private record Clients(OAuthClients clients) implements RefreshGrant {
    @Override
    public RefreshResult refresh(String provider, String refreshToken, String account) {
      return clients
          .byId(provider)
          .map(client -> client.refresh(refreshToken, account))
          .orElseGet(() -> new RefreshResult.Refused("there is no such provider"));
    }

    @Override
    public boolean keepsIdToken(String provider) {
      return clients.keepsIdToken(provider);
    }
  }
}
