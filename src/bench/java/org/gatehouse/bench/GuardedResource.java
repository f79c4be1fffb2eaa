package org.gatehouse.bench;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The answer of {@link OpenResource} for one role. */
@Path("bench/guarded")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class GuardedResource {
  @GET
  @RolesAllowed("ADMIN")
  public String get() {
    return OpenResource.ANSWER;
  }
}
