package org.gatehouse.rotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;
import org.gatehouse.application.SealingSecrets.State;
import org.gatehouse.application.SealingSecrets.Status;

/**
 * What {@link SecretsHealth} says in numbers, for who collects metrics. On a server without
 * MicroProfile Metrics the annotations are not there, and nothing happens.
 */
@ApplicationScoped
public class SecretsMetrics {
  @Inject private RotationMeter meter;

  /** A gauge is there from when its bean is. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {}

  @Gauge(
      name = "auth_secrets_retiring",
      absolute = true,
      unit = MetricUnits.NONE,
      description = "Configured secrets that do not seal and are still needed")
  public long retiring() {
    return in(State.RETIRING);
  }

  @Gauge(
      name = "auth_secrets_safe_to_remove",
      absolute = true,
      unit = MetricUnits.NONE,
      description = "Configured secrets that nothing needs any more")
  public long safeToRemove() {
    return in(State.SAFE_TO_REMOVE);
  }

  @Gauge(
      name = "auth_sessions_of_older_secrets",
      absolute = true,
      unit = MetricUnits.NONE,
      description = "Live sessions last seen sealed with a secret that seals no more")
  public long sessionsOfOlderSecrets() {
    return meter.all().stream()
        .filter(secret -> secret.state() != State.ACTIVE)
        .map(Status::sessions)
        .mapToLong(sessions -> sessions.orElse(0))
        .sum();
  }

  private long in(State state) {
    return meter.all().stream().filter(secret -> secret.state() == state).count();
  }
}
