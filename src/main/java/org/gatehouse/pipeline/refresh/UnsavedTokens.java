package org.gatehouse.pipeline.refresh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.provider.oauth.RefreshResult;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionKey;

/**
 * Tokens that a provider gave while the database went away: the ones before are worth nothing any
 * more, so these wait here until they are written.
 */
final class UnsavedTokens {
  private static final Logger LOG = System.getLogger(UnsavedTokens.class.getName());
  private static final int MOST = 10_000;

  private final Map<SessionKey, Unsaved> waiting = new LinkedHashMap<>();

  /** What the provider answered to the tokens of these claims. */
  record Unsaved(Claims asked, RefreshResult result) {}

  synchronized void add(SessionKey key, Unsaved unsaved) {
    waiting.put(key, unsaved);
    if (waiting.size() > MOST) {
      waiting.remove(waiting.keySet().iterator().next());
      LOG.log(Level.ERROR, "RefreshedTokensLost: more than {0} wait for the database.", MOST);
    }
  }

  synchronized Optional<Unsaved> of(SessionKey key) {
    return waiting.isEmpty() ? Optional.empty() : Optional.ofNullable(waiting.get(key));
  }

  /** Whether there was something. */
  synchronized boolean remove(SessionKey key) {
    return waiting.remove(key) != null;
  }

  synchronized List<SessionKey> keys() {
    return waiting.isEmpty() ? List.of() : List.copyOf(waiting.keySet());
  }
}
