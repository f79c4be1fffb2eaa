package org.gatehouse.pipeline.refresh;

import java.util.Optional;
import org.gatehouse.pipeline.SessionEndedException;
import org.gatehouse.store.CurrentClaims;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;

/** The newest claims of a session for who must not go on with older ones. */
final class NewestClaims {
  private final CurrentClaims ledger;

  NewestClaims(CurrentClaims ledger) {
    this.ledger = ledger;
  }

  /** There are newer claims, sealed by a key that only other nodes have so far. */
  static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What cannot be opened now may be opened later, and by other nodes. */
  private static boolean isEnd(DecodeResult result) {
    return result instanceof DecodeResult.Revoked
        || result instanceof DecodeResult.Mixed
        || result instanceof DecodeResult.Expired;
  }

  /** The newest claims there are. */
  Claims of(Claims claims) {
    Optional<DecodeResult> result = ledger.newest(claims);
    if (result.isEmpty()) {
      return claims;
    }
    if (isEnd(result.get())) {
      throw new SessionEndedException(result.get());
    }
    return result.get().claims().orElseThrow(UnreadableException::new);
  }
}
