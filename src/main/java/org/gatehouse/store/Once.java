package org.gatehouse.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.token.Digest;

/** What may be used once, on whichever node. */
@ApplicationScoped
public class Once {
  @Inject private OnceRows rows;

  /** True for the first caller with this text, false for all others until {@code expires}. */
  public boolean first(String text, Instant expires) {
    return first(text, expires, () -> {});
  }

  /**
   * As {@link #first(String, Instant)}, and the first changes something in the same transaction: if
   * that fails, nobody was the first.
   */
  public boolean first(String text, Instant expires, Runnable change) {
    String id = Digest.hex(text);
    if (rows.isConsumed(id)) {
      return false;
    }
    try {
      rows.consume(id, expires, change);
      return true;
    } catch (DatabaseUnavailableException e) {
      if (rows.isConsumed(id)) {
        return false;
      }
      throw e;
    }
  }
}
