package org.gatehouse.pipeline.refresh;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.pipeline.SessionEndedException;
import org.gatehouse.pipeline.refresh.UnsavedTokens.Unsaved;
import org.gatehouse.provider.oauth.RefreshResult;
import org.gatehouse.store.CurrentClaims;
import org.gatehouse.store.Leases;
import org.gatehouse.store.Turns;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionKey;
import org.gatehouse.token.Stamp;

/**
 * Refreshes the provider tokens of a session, once however many requests ask, on whichever nodes
 * (mission rows A16, C04). The result is a new version of the session in the database before
 * anybody sees it and before any callback runs, so that neither a lost answer nor an old cookie
 * brings a used refresh token back.
 */
public final class TokenRefresher {
  private static final Logger LOG = System.getLogger(TokenRefresher.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final int PAUSED = 10_000;
  private static final int ATTEMPTS = 20;

  /** Until when sessions are left alone whose provider did not answer a moment ago. */
  private final Cache<SessionKey, Instant> paused =
      Caffeine.newBuilder().maximumSize(PAUSED).executor(Runnable::run).build();

  private final UnsavedTokens unsaved = new UnsavedTokens();
  private final RefreshGrant provider;
  private final CurrentClaims ledger;
  private final NewestClaims newestClaims;
  private final Leases leases;
  private final Turns turns;
  private final Stamp stamp;
  private final String error;
  private final Clock clock;

  /**
   * @param error what a refusal shows as ({@code auth.refresh-error})
   */
  public TokenRefresher(
      RefreshGrant provider,
      CurrentClaims ledger,
      Leases leases,
      Turns turns,
      Stamp stamp,
      String error,
      Clock clock) {
    this.provider = provider;
    this.ledger = ledger;
    this.newestClaims = new NewestClaims(ledger);
    this.leases = leases;
    this.turns = turns;
    this.stamp = stamp;
    this.error = error;
    this.clock = clock;
  }

  /**
   * The newest claims of the session; those given if nothing could be refreshed now.
   *
   * @throws SessionEndedException if the session turns out to have ended
   */
  public Claims refresh(Claims claims) {
    SessionKey key = SessionKey.of(claims);
    if (isPaused(key)) {
      return claims;
    }
    try {
      return turns
          .take(key, Turns.Purpose.REFRESH, PATIENCE, () -> inTurn(key, claims))
          .orElse(claims);
    } catch (DatabaseUnavailableException e) {
      LOG.log(Level.WARNING, "RefreshPostponed: the database is down; the old token is kept.");
      return claims;
    } catch (NewestClaims.UnreadableException e) {
      LOG.log(Level.WARNING, "RefreshPostponed: newer claims cannot be opened on this node.");
      return claims;
    }
  }

  /** Writes what could not be written when the provider gave it. */
  public void saveUnsaved() {
    for (SessionKey key : unsaved.keys()) {
      turns.take(
          key,
          Turns.Purpose.REFRESH,
          Duration.ZERO,
          () -> {
            save(key);
            return key;
          });
    }
  }

  private void save(SessionKey key) {
    try {
      unsaved.of(key).ifPresent(tokens -> keep(key, newestClaims.of(tokens.asked()), tokens));
    } catch (SessionEndedException e) {
      unsaved.remove(key);
    } catch (DatabaseUnavailableException | NewestClaims.UnreadableException e) {
      // they wait for the next time
    }
  }

  private Claims inTurn(SessionKey key, Claims claims) {
    Optional<Unsaved> waiting = unsaved.of(key);
    if (waiting.isPresent()) {
      return keep(key, newestIfThere(claims), waiting.get());
    }
    Claims newest = newestClaims.of(claims);
    if (!due(newest) || isPaused(key)) {
      return newest;
    }
    String lease = lease(key);
    if (!leases.acquire(lease, LEASE)) {
      return leases.isPaused(lease) ? newest : another(lease, newest);
    }
    boolean pause = false;
    try {
      Claims current = newestClaims.of(newest);
      if (!due(current)) {
        return current;
      }
      RefreshResult result = ask(current);
      if (result instanceof RefreshResult.Unavailable unavailable) {
        LOG.log(
            Level.WARNING, "RefreshPostponed: {0}; the old token is kept.", unavailable.reason());
        pause = true;
        return current;
      }
      return keep(key, current, new Unsaved(current, result));
    } finally {
      // while new tokens wait to be written nobody may use the old one elsewhere
      if (unsaved.of(key).isEmpty()) {
        release(key, lease, pause);
      }
    }
  }

  private static String lease(SessionKey key) {
    return "refresh." + key.id();
  }

  private RefreshResult ask(Claims claims) {
    Optional<String> id = claims.text(ClaimName.PROVIDER.wire());
    Optional<String> refreshToken = claims.text(ClaimName.REFRESH_TOKEN.wire());
    String account = claims.text(ClaimName.PROVIDER_ACCOUNT_ID.wire()).orElse("");
    return id.isEmpty() || refreshToken.isEmpty()
        ? new RefreshResult.Refused("there is nothing to refresh with")
        : provider.refresh(id.get(), refreshToken.get(), account);
  }

  /** Writes the result over whatever is the newest version by now. */
  private Claims keep(SessionKey key, Claims newest, Unsaved tokens) {
    Claims base = newest;
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Claims next = stamp.again(applied(base, tokens.result()).withVersion(base.version() + 1));
        if (ledger.advance(base, next)) {
          if (unsaved.remove(key)) {
            release(key, lease(key), false);
          }
          return next;
        }
        base = newestClaims.of(base);
      }
    } catch (DatabaseUnavailableException e) {
      LOG.log(Level.ERROR, "RefreshNotSaved: the database is down; the new tokens wait for it.");
    } catch (NewestClaims.UnreadableException e) {
      LOG.log(Level.ERROR, "RefreshNotSaved: newer claims cannot be opened on this node.");
    }
    unsaved.add(key, tokens);
    return applied(base, tokens.result());
  }

  private Claims applied(Claims base, RefreshResult result) {
    if (result instanceof RefreshResult.Refreshed refreshed) {
      boolean keepIdToken = provider.keepsIdToken(base.text(ClaimName.PROVIDER.wire()).orElse(""));
      return ProviderTokenClaims.with(base, refreshed.tokens(), clock.instant(), keepIdToken);
    }
    LOG.log(Level.WARNING, "RefreshRefused: {0}.", ((RefreshResult.Refused) result).reason());
    return base.with(ClaimName.ERROR.wire(), error);
  }

  /** Another node refreshes: its result is near. */
  private Claims another(String lease, Claims claims) {
    Claims newest = claims;
    Instant end = clock.instant().plus(PATIENCE);
    while (!ProviderTokenClaims.usable(newest, clock.instant())
        && clock.instant().isBefore(end)
        && turns.pause(GLANCE)) {
      newest = newestClaims.of(newest);
      if (!due(newest)) {
        return newest;
      }
      if (leases.acquire(lease, LEASE)) {
        leases.release(lease);
        return newestClaims.of(newest);
      }
    }
    return newest;
  }

  private Claims newestIfThere(Claims claims) {
    try {
      return newestClaims.of(claims);
    } catch (DatabaseUnavailableException e) {
      return claims;
    }
  }

  private boolean due(Claims claims) {
    return ProviderTokenClaims.due(claims, clock.instant());
  }

  private boolean isPaused(SessionKey key) {
    Instant until = paused.getIfPresent(key);
    return until != null && clock.instant().isBefore(until);
  }

  /** What was written stands, also if this fails: the lease ends by itself. */
  private void release(SessionKey key, String lease, boolean pause) {
    try {
      if (pause) {
        paused.put(key, clock.instant().plus(PAUSE));
        leases.pause(lease, PAUSE);
      } else {
        leases.release(lease);
      }
    } catch (DatabaseUnavailableException e) {
      LOG.log(Level.DEBUG, "LeaseNotReleased: the database is down.");
    }
  }
}
