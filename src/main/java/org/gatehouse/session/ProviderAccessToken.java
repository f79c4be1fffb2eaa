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
}
