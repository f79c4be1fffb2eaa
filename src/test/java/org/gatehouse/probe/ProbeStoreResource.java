package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.gatehouse.store.ExpiredRows;

/** Runs at once what a timer does every ten minutes. */
@Path("probe/store")
@RequestScoped
public class ProbeStoreResource {
  @Inject private ExpiredRows expiredRows;

  @GET
  @PermitAll
  @Path("remove-expired")
  public String removeExpired() {
    expiredRows.remove();
    return "done";
  }
}
