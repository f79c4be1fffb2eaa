package org.gatehouse.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** A plain bean between a resource and the EJB, which the deployment scan must see through. */
@ApplicationScoped
public class ProbeMiddle {
  @Inject private Instance<ProbeEjb> ejb;

  public String caller() {
    return ejb.get().caller();
  }
}
