package org.gatehouse.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.gatehouse.callback.MaxAgeCallback;
import org.gatehouse.token.Claims;

/** Administrators stay signed in for ten minutes, everybody else as configured. */
@ApplicationScoped
public class ProbeMaxAge implements MaxAgeCallback {
  @Override
  public Duration maxAge(Claims claims, Duration configured) {
    return claims.text("role").filter("ADMIN"::equals).isPresent()
        ? Duration.ofMinutes(10)
        : configured;
  }
}
