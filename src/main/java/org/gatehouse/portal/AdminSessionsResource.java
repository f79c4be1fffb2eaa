package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The sessions of everybody, for the platform's administrator. */
@Path("admin/sessions")
@RequestScoped
@RolesAllowed({Office.ADMIN, Office.PLATFORM})
public class AdminSessionsResource {
  @Inject private SessionAdministration administration;

  /** Ends them all, the caller's too. */
  @DELETE
  public Response endEverybody() {
    administration.endEverybody();
    return Response.noContent().build();
  }
}
