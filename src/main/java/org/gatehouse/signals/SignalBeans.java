package org.gatehouse.signals;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.gatehouse.account.Accounts;
import org.gatehouse.account.Users;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.provider.oauth.OAuthClients;
import org.gatehouse.revocation.Revocations;
import org.gatehouse.store.Once;
import org.gatehouse.trace.Events;

/** The classes of this room, which know no container, with the parts a server gives them. */
@Dependent
class SignalBeans {
  @Produces
  @Singleton
  Changes changes(Once once, Revocations revocations) {
    Access access = new RevokedAccess(revocations);
    return (message, forgettable, changes) ->
        once.first(message, forgettable, () -> changes.forEach(change -> change.apply(access)));
  }

  @Produces
  @Singleton
  BackChannelLogout logout(OAuthClients clients, Changes changes, Events events) {
    return new BackChannelLogout(clients::byId, changes, events);
  }

  @Produces
  @Singleton
  SharedSignals signals(
      AuthConfig config,
      Accounts accounts,
      Users users,
      Changes changes,
      Events events,
      Clock clock) {
    return new SharedSignals(
        config.signals(), new Subjects(accounts, users), changes, events, clock);
  }

  private record RevokedAccess(Revocations revocations) implements Access {
    @Override
    public void endProviderSession(String provider, String session) {
      revocations.endProviderSession(provider, session);
    }

    @Override
    public void endAccount(String provider, String accountId) {
      revocations.endAccount(provider, accountId);
    }

    @Override
    public void endUser(String userId) {
      revocations.endUser(userId);
    }

    @Override
    public void userChanged(String userId) {
      revocations.userChanged(userId);
    }
  }
}
