package org.gatehouse.rotation;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.gatehouse.callback.MaxAgeCallback;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.config.Setting;
import org.gatehouse.revocation.Revocations;
import org.gatehouse.revocation.View;

/** The classes of this room that know no container, with the parts a server gives them. */
@Dependent
class RotationBeans {
  /** Clocks differ by less, and a node that is slow is slow for less. */
  private static final Duration MARGIN = Duration.ofHours(1);

  @Produces
  @Singleton
  RotationMeter meter(
      AuthConfig config, Instance<MaxAgeCallback> maxAge, SecretStore store, Clock clock) {
    SessionConfig session = config.session();
    Duration rolling = maxAge.isUnsatisfied() ? session.maxAge() : SessionConfig.LONGEST;
    Duration longest =
        session.absoluteMaxAge().filter(end -> end.compareTo(rolling) < 0).orElse(rolling);
    // so long a node goes on without the database
    Duration lead = config.settings().seconds(Setting.REVOCATION_GRACE).plus(MARGIN);
    return new RotationMeter(
        config.secrets(), store, new RotationMeter.Bounds(longest, lead), clock);
  }

  @Produces
  @Singleton
  RevokedSecrets revoked(
      AuthConfig config, SecretStore store, Revocations revocations, View view, Clock clock) {
    Set<String> listed = Set.copyOf(config.settings().list(Setting.SECRET_REVOKED));
    return new RevokedSecrets(config.secrets(), listed, store, revocations, view, clock);
  }
}
