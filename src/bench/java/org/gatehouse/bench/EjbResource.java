package org.gatehouse.bench;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The answer of {@link OpenResource}, given by an EJB that checks the role itself. */
@Path("bench/ejb")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EjbResource {
  @Inject private SecuredEjb ejb;

  @GET
  @RolesAllowed("ADMIN")
  public String get() {
    return ejb.answer();
  }
}
