package org.gatehouse.pipeline.refresh;

import org.gatehouse.account.AccountTokens;
import org.gatehouse.provider.oauth.RefreshResult;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.store.LocalTurns;

/** Tokens of linked accounts in memory, where no provider can be asked. */
public final class MemoryLinkedTokens {
  private MemoryLinkedTokens() {}

  public static LinkedTokens of(AccountTokens store, MemoryCore core) {
    RefreshGrant nobody =
        new RefreshGrant() {
          @Override
          public RefreshResult refresh(String provider, String refreshToken, String account) {
            return new RefreshResult.Unavailable("nobody is asked");
          }

          @Override
          public boolean keepsIdToken(String provider) {
            return false;
          }
        };
    return new LinkedTokens(
        store, core.columns, nobody, core.database.leases(core), new LocalTurns(), core.clock);
  }
}
