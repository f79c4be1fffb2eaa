package org.gatehouse.signals;

import java.util.List;
import java.util.Optional;
import org.gatehouse.config.ProviderConfig;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.provider.oauth.EventTokenException;
import org.gatehouse.provider.oauth.EventTokenException.Fault;
import org.gatehouse.provider.oauth.OAuthClient;
import org.gatehouse.provider.oauth.ProviderLogout;
import org.gatehouse.signals.ProviderSignal.Channel;
import org.gatehouse.signals.ProviderSignal.Result;
import org.gatehouse.trace.Events;

/**
 * Sessions that end because they ended at the provider (OpenID Connect Back-Channel Logout 1.0).
 */
public final class BackChannelLogout {
  private static final String TYPE = "backchannel-logout";

  private final Clients clients;
  private final Changes changes;
  private final Reports reports;

  BackChannelLogout(Clients clients, Changes changes, Events events) {
    this.clients = clients;
    this.changes = changes;
    this.reports = new Reports(Channel.BACK_CHANNEL_LOGOUT, events);
  }

  /** The providers there are. */
  @FunctionalInterface
  interface Clients {
    Optional<OAuthClient> byId(String provider);
  }

  /**
   * Ends what the token says; never throws for what the sender did.
   *
   * @param logoutToken empty if there is none, or several
   */
  public Receipt receive(String provider, Optional<String> logoutToken) {
    Optional<OAuthClient> client =
        clients.byId(provider).filter(found -> found.config().type() == ProviderConfig.Type.OIDC);
    if (client.isEmpty()) {
      return reports.unknown();
    }
    try {
      return end(
          provider,
          client
              .get()
              .logout(logoutToken.orElseThrow(() -> new EventTokenException(Fault.MALFORMED))));
    } catch (EventTokenException e) {
      return reports.of(provider, e.fault());
    } catch (DatabaseUnavailableException e) {
      return reports.postponed(provider, "DATABASE");
    }
  }

  private Receipt end(String provider, ProviderLogout logout) {
    Change change =
        logout
            .session()
            .<Change>map(session -> new Change.ProviderSessionEnded(provider, session))
            .orElseGet(() -> new Change.AccountEnded(provider, logout.account().orElseThrow()));
    boolean first =
        changes.once(
            "logout " + provider + " " + logout.id(), logout.forgettable(), List.of(change));
    return first
        ? reports.accepted(provider, TYPE, Result.APPLIED, Optional.empty())
        : reports.refused(
            provider, Result.REPEATED.name(), "invalid_request", "the token came before");
  }
}
