package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.gatehouse.json.Json;

/** Reports for staff and administrators. */
@Path("reports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReportsResource {
  @GET
  @RolesAllowed({"STAFF", "ADMIN"})
  public String reports(@Context SecurityContext caller) {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("reader", caller.getUserPrincipal().getName())
        .add(
            "reports",
            Json.PROVIDER.createArrayBuilder().add("Sign-ins by week").add("Open orders"))
        .build()
        .toString();
  }
}
