package org.gatehouse.pipeline.refresh;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.pipeline.CallbackStages;
import org.gatehouse.provider.oauth.OAuthClient;
import org.gatehouse.provider.oauth.OAuthClients;
import org.gatehouse.provider.oauth.RefreshResult;
import org.gatehouse.store.RefreshLease;
import org.gatehouse.store.SessionVersions;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionTokens;

/**
 * Refreshes the provider tokens of a session, once however many requests ask (mission rows A16,
 * C04). The result is kept as a new version of the session before anybody sees it, so that neither
 * a lost answer nor an old cookie brings a used refresh token back.
 */
@ApplicationScoped
class TokenRefresher {
  private static final Logger LOG = System.getLogger(TokenRefresher.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final int PAUSED = 10_000;
  private static final int ATTEMPTS = 20;

  /** Sessions whose provider did not answer a moment ago. */
  private final Cache<String, Boolean> paused =
      Caffeine.newBuilder()
          .maximumSize(PAUSED)
          .expireAfterWrite(PAUSE)
          .executor(Runnable::run)
          .build();

  private final Map<String, CompletableFuture<Optional<Claims>>> running =
      new ConcurrentHashMap<>();

  @Inject private OAuthClients clients;
  @Inject private SessionVersions versions;
  @Inject private SessionTokens tokens;
  @Inject private RefreshLease lease;
  @Inject private CallbackStages stages;
  @Inject private AuthConfig config;
  @Inject private Clock clock;

  /** The newest claims of the session; those given if nothing could be refreshed now. */
  Claims refresh(Claims claims) {
    String sid = claims.text("sid").orElse("");
    if (paused.getIfPresent(sid) != null) {
      return claims;
    }
    CompletableFuture<Optional<Claims>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<Claims>> first = running.putIfAbsent(sid, mine);
    if (first != null) {
      return await(first).orElse(claims);
    }
    try {
      Optional<Claims> result = lead(sid, claims);
      mine.complete(result);
      return result.orElse(claims);
    } catch (DatabaseUnavailableException e) {
      LOG.log(Level.WARNING, "RefreshPostponed: the database is down; the old token is kept.");
      return claims;
    } finally {
      mine.complete(Optional.empty());
      running.remove(sid, mine);
    }
  }

  private Optional<Claims> lead(String sid, Claims claims) {
    Optional<Claims> newer = newer(sid, claims);
    if (newer.isPresent()) {
      return newer;
    }
    if (!lease.acquire(sid)) {
      return lease.isPaused(sid) ? Optional.empty() : other(sid, claims);
    }
    boolean pause = false;
    try {
      Optional<Claims> meanwhile = newer(sid, claims);
      if (meanwhile.isPresent()) {
        return meanwhile;
      }
      Claims current = versions.look(sid, claims).orElse(claims);
      RefreshResult result = ask(current);
      if (result instanceof RefreshResult.Unavailable unavailable) {
        LOG.log(
            Level.WARNING, "RefreshPostponed: {0}; the old token is kept.", unavailable.reason());
        pause = true;
        return Optional.empty();
      }
      return Optional.of(keep(sid, current, result));
    } finally {
      if (pause) {
        paused.put(sid, true);
        lease.pause(sid, PAUSE);
      } else {
        lease.release(sid);
      }
    }
  }

  /** A newer version whose tokens need no refresh. */
  private Optional<Claims> newer(String sid, Claims claims) {
    return versions
        .look(sid, claims)
        .filter(found -> !ProviderTokenClaims.due(found, clock.instant()));
  }

  private RefreshResult ask(Claims claims) {
    Optional<OAuthClient> client = claims.text("provider").flatMap(clients::byId);
    Optional<String> refreshToken = claims.text(ProviderTokenClaims.REFRESH_TOKEN);
    String subject = claims.text(ProviderTokenClaims.ACCOUNT_ID).orElse("");
    if (client.isEmpty() || refreshToken.isEmpty()) {
      return new RefreshResult.Refused("there is nothing to refresh with");
    }
    return client.get().refresh(refreshToken.get(), subject);
  }

  /** Writes the result over whatever is the newest version by now. */
  private Claims keep(String sid, Claims asked, RefreshResult result) {
    Claims base = asked;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Claims changed = applied(base, result);
      Claims raised =
          tokens.stamp(
              changed.withVersion(base.version() + 1),
              stages.maxAge(changed, config.session().maxAge()));
      if (versions.raise(base, raised)) {
        return raised;
      }
      base = versions.look(sid, Claims.NONE).orElse(base);
    }
    throw new IllegalStateException("the session changes faster than it can be written");
  }

  private Claims applied(Claims base, RefreshResult result) {
    if (result instanceof RefreshResult.Refreshed refreshed) {
      ProviderTokens fresh = refreshed.tokens();
      return ProviderTokenClaims.with(
          base, fresh, clock.instant(), clients.keepsIdToken(base.text("provider").orElse("")));
    }
    LOG.log(Level.WARNING, "RefreshRefused: {0}.", ((RefreshResult.Refused) result).reason());
    return base.with(ProviderTokenClaims.ERROR, config.refreshError());
  }

  /** Another node refreshes: its result is near. */
  private Optional<Claims> other(String sid, Claims claims) {
    Instant end = clock.instant().plus(PATIENCE);
    boolean usable = ProviderTokenClaims.usable(claims, clock.instant());
    while (!usable && clock.instant().isBefore(end)) {
      Optional<Claims> newer = newer(sid, claims);
      if (newer.isPresent()) {
        return newer;
      }
      if (lease.acquire(sid)) {
        lease.release(sid);
        return newer(sid, claims);
      }
      try {
        Thread.sleep(GLANCE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Claims> await(CompletableFuture<Optional<Claims>> result) {
    try {
      return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
