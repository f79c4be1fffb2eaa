package org.gatehouse.rotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.gatehouse.application.SealingSecrets.State;
import org.gatehouse.application.SealingSecrets.Status;

/**
 * Says of each configured secret what it is still needed for. Down only where every secret was
 * revoked: that node can serve nobody who is signed in.
 */
@Readiness
@ApplicationScoped
public class SecretsHealth implements HealthCheck {
  @Inject private RotationMeter meter;

  @Override
  public HealthCheckResponse call() {
    boolean seals = false;
    HealthCheckResponseBuilder response = HealthCheckResponse.named("gatehouse-secrets");
    for (Status secret : meter.all()) {
      seals |= secret.state() != State.REVOKED;
      response.withData(secret.setting(), secret.id() + " " + secret.words());
    }
    return response.status(seals).build();
  }
}
