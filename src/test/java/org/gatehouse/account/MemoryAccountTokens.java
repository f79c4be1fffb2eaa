package org.gatehouse.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.database.DatabaseUnavailableException;

/** {@link AccountTokens} in memory, beside the links that the table of accounts would hold. */
public final class MemoryAccountTokens implements AccountTokens {
  private final Map<String, String> owners = new LinkedHashMap<>();
  private final Map<String, KeptTokens> rows = new LinkedHashMap<>();
  private boolean down;

  public synchronized void down(boolean isDown) {
    down = isDown;
  }

  public synchronized void link(String userId, String provider, String account) {
    owners.put(key(provider, account), userId);
  }

  /** Its tokens go with it. */
  public synchronized void unlink(String provider, String account) {
    owners.remove(key(provider, account));
    rows.remove(key(provider, account));
  }

  /** Somebody writes into the table past us. */
  public synchronized void copy(KeptTokens row) {
    rows.put(key(row.provider(), row.providerAccountId()), row);
  }

  public synchronized Optional<KeptTokens> row(String provider, String account) {
    return Optional.ofNullable(rows.get(key(provider, account)));
  }

  @Override
  public synchronized Optional<KeptTokens> of(String userId, String provider, String account) {
    return call(() -> row(provider, account).filter(row -> row.userId().equals(userId)));
  }

  @Override
  public synchronized Optional<KeptTokens> last(String userId, String provider) {
    return call(
        () ->
            rows.values().stream()
                .filter(row -> row.userId().equals(userId) && row.provider().equals(provider))
                .reduce((first, second) -> second));
  }

  @Override
  public synchronized boolean put(KeptTokens tokens) {
    String key = key(tokens.provider(), tokens.providerAccountId());
    return call(
        () -> {
          if (!tokens.userId().equals(owners.get(key))) {
            return false;
          }
          rows.remove(key);
          rows.put(key, tokens);
          return true;
        });
  }

  @Override
  public synchronized boolean replace(KeptTokens tokens, long before) {
    String key = key(tokens.provider(), tokens.providerAccountId());
    return call(
        () -> {
          KeptTokens row = rows.get(key);
          boolean same =
              row != null
                  && row.userId().equals(tokens.userId())
                  && row.link().equals(tokens.link())
                  && row.version() == before;
          if (same) {
            rows.put(key, tokens);
          }
          return same;
        });
  }

  private <T> T call(Supplier<T> statement) {
    if (down) {
      throw new DatabaseUnavailableException(null);
    }
    return statement.get();
  }

  private static String key(String provider, String account) {
    return provider + "\n" + account;
  }
}
