package org.gatehouse.simulation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.pipeline.refresh.RefreshGrant;
import org.gatehouse.provider.oauth.RefreshResult;

/**
 * A provider that rotates refresh tokens and takes a used one for theft: it ends the whole chain,
 * as RFC 9700 4.14.2 has it.
 */
final class RotatingProvider implements RefreshGrant {
  static final String ID = "rotating";
  private static final Duration LIFE = Duration.ofSeconds(60);

  private final Scheduler scheduler;
  private final Random random;
  private final Map<String, Chain> chains = new LinkedHashMap<>();
  private final BooleanSupplier outage;
  private Mode mode = Mode.FAST;

  /** How the provider answers. */
  enum Mode {
    FAST,
    SLOW,
    /** It does nothing and says so. */
    FAILING,
    /** It rotates, and the answer is lost. */
    LOST
  }

  /** The tokens of one sign-in. */
  static final class Chain {
    final String name;
    final String account;
    int number = 1;

    /** The newest refresh token that is on disk or in a cookie. */
    int durable = 1;

    /** Something happened after which no client can know the newest token. */
    boolean excused;

    boolean dead;

    Chain(String name, String account) {
      this.name = name;
      this.account = account;
    }
  }

  /**
   * @param outage whether nothing can be written now
   */
  RotatingProvider(Scheduler scheduler, Random random, BooleanSupplier outage) {
    this.outage = outage;
    this.scheduler = scheduler;
    this.random = random;
  }

  void mode(Mode next) {
    mode = next;
  }

  Map<String, Chain> chains() {
    return chains;
  }

  /** Tokens of a sign-in that is proven now. */
  ProviderTokens begin(String account) {
    Chain chain = new Chain("c" + chains.size(), account);
    chains.put(chain.name, chain);
    return tokens(chain);
  }

  @Override
  public RefreshResult refresh(String provider, String refreshToken, String account) {
    Mode now = mode;
    scheduler.pause();
    if (now == Mode.FAILING) {
      return new RefreshResult.Unavailable("the provider fails");
    }
    Chain chain = chains.get(refreshToken.split("\\.")[0]);
    if (!chain.account.equals(account)) {
      throw new Violation("I2", "tokens of " + chain.account + " were refreshed for " + account);
    }
    if (!refreshToken.equals(token(chain))) {
      if (!chain.excused && !chain.dead) {
        String state = chain.durable == chain.number ? "was on disk" : "was never written";
        throw new Violation("I5", "a used token came back; the newest " + state);
      }
      chain.dead = true;
    }
    if (chain.dead) {
      return new RefreshResult.Refused("invalid_grant");
    }
    chain.number++;
    chain.excused |= outage.getAsBoolean();
    if (now == Mode.LOST) {
      chain.excused = true;
      return new RefreshResult.Unavailable("no answer in time");
    }
    ProviderTokens fresh = tokens(chain);
    boolean arrived = false;
    try {
      if (now == Mode.SLOW) {
        scheduler.sleep(Duration.ofMillis(500 + random.nextInt(4000)));
      }
      scheduler.pause();
      arrived = true;
    } finally {
      chain.excused |= !arrived;
    }
    return new RefreshResult.Refreshed(fresh);
  }

  @Override
  public boolean keepsIdToken(String provider) {
    return false;
  }

  /** What is not on disk by now may be lost. */
  void excuseUnwritten() {
    chains.values().stream()
        .filter(chain -> chain.durable < chain.number)
        .forEach(chain -> chain.excused = true);
  }

  /** The chain a token belongs to. */
  Chain chainOf(String token) {
    return chains.get(token.split("\\.")[0]);
  }

  private ProviderTokens tokens(Chain chain) {
    return new ProviderTokens(
        chain.name + ".access." + chain.number,
        Optional.of(scheduler.instant().plus(LIFE)),
        Optional.of(token(chain)),
        Optional.empty(),
        Optional.empty());
  }

  private static String token(Chain chain) {
    return chain.name + ".refresh." + chain.number;
  }
}
