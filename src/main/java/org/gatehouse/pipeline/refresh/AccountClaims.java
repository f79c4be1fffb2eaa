package org.gatehouse.pipeline.refresh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.gatehouse.account.AccountTokens;
import org.gatehouse.account.KeptTokens;
import org.gatehouse.store.CurrentClaims;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.SealedColumns.Column;
import org.gatehouse.token.SessionKey;

/**
 * The tokens of linked accounts as claims of their own: the subject is the user, and the link takes
 * the place of the session, so that they are refreshed as a session's are. A link that was removed,
 * or replaced, has ended.
 */
final class AccountClaims implements CurrentClaims {
  private static final Logger LOG = System.getLogger(AccountClaims.class.getName());

  private final AccountTokens store;
  private final SealedColumns columns;

  AccountClaims(AccountTokens store, SealedColumns columns) {
    this.store = store;
    this.columns = columns;
  }

  /** What a row holds; {@link DecodeResult.Mixed} if it is not of this row, user and link. */
  DecodeResult open(KeptTokens row) {
    DecodeResult result = columns.open(row.sealed(), Column.ACCOUNT, name(row));
    boolean mixed =
        result instanceof DecodeResult.Mixed
            || result.claims().filter(claims -> !fits(claims, row)).isPresent();
    if (mixed) {
      LOG.log(Level.ERROR, "SessionMixed: a row of tokens holds what is not of its account.");
      return new DecodeResult.Mixed();
    }
    return result;
  }

  /** Of stamped claims, for the row of their account. */
  KeptTokens sealed(Claims claims) {
    SessionKey key = SessionKey.of(claims);
    KeptTokens row =
        new KeptTokens(
            text(claims, ClaimName.PROVIDER),
            text(claims, ClaimName.PROVIDER_ACCOUNT_ID),
            key.subject(),
            key.session(),
            claims.version(),
            "");
    return row.next(claims.version(), columns.seal(claims, Column.ACCOUNT, name(row)));
  }

  @Override
  public Optional<DecodeResult> newest(Claims known) {
    SessionKey key = SessionKey.of(known);
    Optional<KeptTokens> row =
        store
            .of(
                key.subject(),
                text(known, ClaimName.PROVIDER),
                text(known, ClaimName.PROVIDER_ACCOUNT_ID))
            .filter(found -> found.link().equals(key.session()));
    if (row.isEmpty()) {
      return Optional.of(new DecodeResult.Revoked());
    }
    DecodeResult result = open(row.get());
    return result.claims().filter(claims -> claims.version() <= known.version()).isPresent()
        ? Optional.empty()
        : Optional.of(result);
  }

  @Override
  public boolean advance(Claims before, Claims next) {
    if (!SessionKey.of(before).owns(next)) {
      throw new IllegalArgumentException("claims of another link");
    }
    return store.replace(sealed(next), before.version());
  }

  private static boolean fits(Claims claims, KeptTokens row) {
    return new SessionKey(row.link(), row.userId()).owns(claims)
        && text(claims, ClaimName.PROVIDER).equals(row.provider())
        && text(claims, ClaimName.PROVIDER_ACCOUNT_ID).equals(row.providerAccountId())
        && claims.version() == row.version();
  }

  private static String name(KeptTokens row) {
    return row.provider() + "\n" + row.providerAccountId() + "\n" + row.userId();
  }

  private static String text(Claims claims, ClaimName name) {
    return claims.text(name.wire()).orElse("");
  }
}
