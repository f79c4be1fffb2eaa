package org.gatehouse.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.gatehouse.config.Setting;
import org.gatehouse.config.Settings;

/**
 * How old the view of this node may be, and what becomes of sessions when it is older: what was
 * taken away on another node is not known here then.
 */
public final class Staleness {
  /** What the age of the view means for sessions. */
  public enum State {
    /** Within {@code auth.revocation.max-staleness}. */
    FRESH,
    /** Older, and sessions go on. */
    DEGRADED,
    /** Older, and no session is believed. */
    REFUSING
  }

  /**
   * @param bound age up to which nothing is said
   * @param grace age up to which sessions go on; zero refuses as soon as the bound has passed
   */
  public record Limits(Duration bound, Duration grace) {
    private static final String REFUSE = "refuse";

    public static Limits of(Settings settings) {
      boolean refuse = settings.word(Setting.REVOCATION_WHEN_STALE).equals(REFUSE);
      return new Limits(
          settings.seconds(Setting.REVOCATION_MAX_STALENESS),
          refuse ? Duration.ZERO : settings.seconds(Setting.REVOCATION_GRACE));
    }
  }

  private final Supplier<Instant> confirmed;
  private final Limits limits;
  private final Clock clock;

  /**
   * @param confirmed when everything that was on disk was known
   */
  public Staleness(Supplier<Instant> confirmed, Limits limits, Clock clock) {
    this.confirmed = confirmed;
    this.limits = limits;
    this.clock = clock;
  }

  /** Time since the last successful look; never negative. */
  public Duration age() {
    Duration age = Duration.between(confirmed.get(), clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  public State state() {
    Duration age = age();
    if (age.compareTo(limits.bound()) <= 0) {
      return State.FRESH;
    }
    return age.compareTo(limits.grace()) <= 0 ? State.DEGRADED : State.REFUSING;
  }

  /**
   * @throws SessionsUnconfirmedException if no session may be believed
   */
  public void confirm() {
    if (state() == State.REFUSING) {
      throw new SessionsUnconfirmedException();
    }
  }
}
