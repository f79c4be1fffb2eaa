package org.gatehouse.session;

import java.util.Optional;

/**
 * The access token of the provider the caller signed in by, injectable anywhere on the server
 * (mission row A15); refreshed before it expires. Never part of the session unless the application
 * puts it there.
 */
public interface ProviderAccessToken {
  /**
   * Empty if nobody is signed in by a provider, or the token is expired and not to be refreshed.
   */
  Optional<String> get();

  /**
   * The access token of an account of this provider that is linked to the caller, whichever way he
   * signed in; of several, the one that was linked or signed in by last.
   *
   * @param provider an id of {@code auth.providers}
   */
  ProviderAccessToken of(String provider);
}
