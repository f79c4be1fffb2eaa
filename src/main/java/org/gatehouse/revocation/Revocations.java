package org.gatehouse.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.application.LiveChanges;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.token.SessionTokens;

/**
 * Takes access away, in the transaction of the change that causes it: on this node when that
 * commits, on others when they read it. For a single session see {@code SessionVersions}.
 */
public final class Revocations implements LiveChanges {
  /** No transaction takes longer, and no two clocks differ by more. */
  private static final Duration TOLERANCE = Duration.ofDays(1);

  private final RevocationStore store;
  private final SessionConfig config;
  private final Clock clock;

  public Revocations(RevocationStore store, SessionConfig config, Clock clock) {
    this.store = store;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public void userChanged(String id) {
    raise(Target.userChanged(id));
  }

  @Override
  public void endUser(String id) {
    raise(Target.userChanged(id), Target.userEnded(id));
  }

  /** Every session that came by this account of a provider ends. */
  public void endAccount(String provider, String accountId) {
    raise(Target.account(provider, accountId));
  }

  /** A session at a provider ended, and with it each of ours that came by it. */
  public void endProviderSession(String provider, String session) {
    raise(Target.providerSession(provider, session));
  }

  @Override
  public void endEverybody() {
    raise(Target.everybody());
  }

  @Override
  public void rolesChanged() {
    raise(Target.roles());
  }

  /**
   * A secret leaked. It opens nothing any more, on any node; and as somebody may have sealed
   * sessions of his own with it, which other secrets seal again, every session ends: those too that
   * claim to begin in a moment, as far as a node would have believed it.
   *
   * @param id its public name
   */
  public void secretRevoked(String id) {
    raise(clock.instant().plus(SessionTokens.AHEAD), Target.everybody(), Target.secret(id));
  }

  private void raise(Target... targets) {
    raise(clock.instant(), targets);
  }

  private void raise(Instant least, Target... targets) {
    Instant now = clock.instant();
    Duration longest = config.absoluteMaxAge().orElse(SessionConfig.LONGEST);
    store.raise(List.of(targets), least.toEpochMilli(), now.plus(longest).plus(TOLERANCE));
  }
}
