package org.gatehouse.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/**
 * What {@link RevocationHealth} says in numbers, for who collects metrics. On a server without
 * MicroProfile Metrics the annotations are not there, and nothing happens.
 */
@ApplicationScoped
public class RevocationMetrics {
  @Inject private Staleness staleness;
  @Inject private View view;

  /** A gauge is there from when its bean is. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {}

  @Gauge(
      name = "auth_revocation_staleness",
      absolute = true,
      unit = MetricUnits.MILLISECONDS,
      description = "Time since this node knew everything that was taken away")
  public long staleness() {
    return staleness.age().toMillis();
  }

  @Gauge(
      name = "auth_revocation_entries",
      absolute = true,
      unit = MetricUnits.NONE,
      description = "Changes that this node keeps in memory")
  public long entries() {
    return view.size();
  }
}
