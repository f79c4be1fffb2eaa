package org.gatehouse.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.callback.UpdatableClaim;

/**
 * The claims an application declared as updatable; the application does not start with a bad one.
 */
@ApplicationScoped
class DeclaredUpdates {
  private List<UpdatableClaim> claims;

  /** For the container's client proxies. */
  protected DeclaredUpdates() {}

  @Inject
  DeclaredUpdates(@Any Instance<UpdatableClaim> beans) {
    this.claims = beans.stream().toList();
    Set<String> names = new HashSet<>();
    for (UpdatableClaim claim : claims) {
      if (UpdatableClaim.RESERVED.contains(claim.name())) {
        throw new IllegalStateException(
            "ReservedClaim: " + claim.name() + " cannot be declared as updatable.");
      }
      if (!names.add(claim.name())) {
        throw new IllegalStateException(
            "AmbiguousClaim: " + claim.name() + " is declared as updatable twice.");
      }
    }
  }

  void resolveAtStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
    // observing creates this bean, so that a bad declaration is reported while deploying
  }

  List<UpdatableClaim> claims() {
    return claims;
  }
}
