package org.gatehouse.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.application.LiveChanges;
import org.gatehouse.config.SessionConfig;

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

  private void raise(Target... targets) {
    Instant now = clock.instant();
    Duration longest = config.absoluteMaxAge().orElse(SessionConfig.LONGEST);
    store.raise(List.of(targets), now.toEpochMilli(), now.plus(longest).plus(TOLERANCE));
  }
}
