package org.gatehouse.pipeline.refresh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.account.AccountTokens;
import org.gatehouse.account.KeptTokens;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.config.Strategy;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.pipeline.SessionEndedException;
import org.gatehouse.provider.oauth.RefreshResult;
import org.gatehouse.store.Leases;
import org.gatehouse.store.Turns;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.token.Stamp;

/**
 * The provider tokens of linked accounts, for users who signed in by another way. A refresh token
 * has one owner, since most providers take a second use of one for a theft: at a sign-in it is the
 * session, at a link the account.
 */
public final class LinkedTokens {
  private static final Logger LOG = System.getLogger(LinkedTokens.class.getName());

  /** They last as long as the link; what is sealed must end some time. */
  private static final Duration KEPT = Duration.ofDays(3650);

  private static final SessionConfig LIFETIME =
      new SessionConfig(Strategy.DATABASE, KEPT, KEPT, Optional.empty(), Duration.ZERO);

  /** Marks tokens that the provider will not refresh; nobody is shown it. */
  private static final String REFUSED = "refused";

  private final AccountTokens store;
  private final AccountClaims accounts;
  private final TokenRefresher refresher;
  private final Stamp stamp;
  private final Clock clock;

  public LinkedTokens(
      AccountTokens store,
      SealedColumns columns,
      RefreshGrant provider,
      Leases leases,
      Turns turns,
      Clock clock) {
    this.store = store;
    this.accounts = new AccountClaims(store, columns);
    this.stamp = new Stamp(LIFETIME, clock);
    this.clock = clock;
    this.refresher =
        new TokenRefresher(
            new WithoutIdToken(provider), accounts, leases, turns, stamp, REFUSED, clock);
  }

  /** An ID token serves a sign-out, which is the session's. */
  private record WithoutIdToken(RefreshGrant provider) implements RefreshGrant {
    @Override
    public RefreshResult refresh(String id, String refreshToken, String account) {
      return provider.refresh(id, refreshToken, account);
    }

    @Override
    public boolean keepsIdToken(String id) {
      return false;
    }
  }

  /**
   * Keeps the tokens of an account that was just proven; never throws.
   *
   * @param userId whose account it is
   * @param linked whether the account was linked, and not signed in by
   * @return the account as the session may keep it
   */
  public ProviderAccount keep(String userId, ProviderAccount account, boolean linked) {
    Optional<ProviderTokens> tokens = account.tokens();
    if (tokens.isEmpty()) {
      return account;
    }
    try {
      if (linked) {
        return put(userId, account, tokens.get()) ? account.withoutRefreshToken() : account;
      }
      if (!refreshes(userId, account)) {
        put(userId, account, tokens.get().withoutRefreshToken());
      }
    } catch (DatabaseUnavailableException e) {
      LOG.log(Level.WARNING, "AccountTokensNotKept: the database is down; the session has them.");
    }
    return account;
  }

  /**
   * A valid access token, refreshed if it was about to expire; empty if there is none.
   *
   * @throws DatabaseUnavailableException if nobody can say
   */
  public Optional<String> accessToken(String userId, String provider) {
    return store.last(userId, provider).flatMap(this::accessToken);
  }

  /** As before, of one account. */
  public Optional<String> accessToken(String userId, String provider, String providerAccountId) {
    return store.of(userId, provider, providerAccountId).flatMap(this::accessToken);
  }

  /** Writes what could not be written when a provider gave it. */
  public void saveUnsaved() {
    refresher.saveUnsaved();
  }

  private Optional<String> accessToken(KeptTokens row) {
    if (!(accounts.open(row) instanceof DecodeResult.Valid valid)) {
      return Optional.empty();
    }
    Claims claims = valid.content();
    try {
      Claims newest =
          ProviderTokenClaims.due(claims, clock.instant())
              ? refresher.refresh(claims)
              : underTheNewestSecret(valid);
      return ProviderTokenClaims.usable(newest, clock.instant())
          ? newest.text(ClaimName.ACCESS_TOKEN.wire())
          : Optional.empty();
    } catch (SessionEndedException e) {
      return Optional.empty();
    }
  }

  /** So that the secret of before can go one day. */
  private Claims underTheNewestSecret(DecodeResult.Valid valid) {
    Claims claims = valid.content();
    if (valid.keyIndex() > 0) {
      accounts.advance(claims, stamp.again(claims.withVersion(claims.version() + 1)));
    }
    return claims;
  }

  /** Whether the account has a refresh token of its own that was not refused. */
  private boolean refreshes(String userId, ProviderAccount account) {
    return store
        .of(userId, account.provider(), account.providerAccountId())
        .flatMap(row -> accounts.open(row).claims())
        .filter(claims -> claims.has(ClaimName.REFRESH_TOKEN.wire()))
        .filter(claims -> !claims.has(ClaimName.ERROR.wire()))
        .isPresent();
  }

  private boolean put(String userId, ProviderAccount account, ProviderTokens tokens) {
    Claims named =
        Claims.NONE
            .with(ClaimName.SUBJECT.wire(), userId)
            .with(ClaimName.SESSION.wire(), UUID.randomUUID().toString())
            .with(ClaimName.PROVIDER.wire(), account.provider())
            .with(ClaimName.PROVIDER_ACCOUNT_ID.wire(), account.providerAccountId());
    Claims claims = ProviderTokenClaims.with(named, tokens, clock.instant(), false);
    KeptTokens row = accounts.sealed(stamp.of(claims, KEPT));
    if (row.sealed().length() > SessionTokens.LONGEST) {
      LOG.log(Level.WARNING, "AccountTokensNotKept: those of {0} are too long.", row.provider());
      return false;
    }
    return store.put(row);
  }
}
