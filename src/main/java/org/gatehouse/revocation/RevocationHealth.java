package org.gatehouse.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness of a node: whether it may believe sessions. A node that goes on without the database is
 * up, and says that it is degraded.
 */
@Readiness
@ApplicationScoped
public class RevocationHealth implements HealthCheck {
  @Inject private Staleness staleness;
  @Inject private StalenessLog log;
  @Inject private View view;

  @Override
  public HealthCheckResponse call() {
    // before the first read nothing is known anywhere, and nothing is served
    Staleness.State state = view.complete() ? log.look("") : staleness.state();
    return HealthCheckResponse.named("gatehouse-revocation")
        .status(state != Staleness.State.REFUSING)
        .withData("state", state.name().toLowerCase(Locale.ROOT))
        .withData("stalenessMilliseconds", staleness.age().toMillis())
        .withData("entries", view.size())
        .withData("complete", view.complete())
        .build();
  }
}
