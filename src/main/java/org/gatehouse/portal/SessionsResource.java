package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.gatehouse.application.OwnSessions;

/** The caller's own sessions (mission row B09). */
@Path("sessions")
@RequestScoped
@RolesAllowed("**")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
  @Inject private OwnSessions sessions;

  @GET
  public String list() {
    return SessionJson.of(sessions.list());
  }

  /** Ends all but the current one. */
  @DELETE
  public Response endOthers() {
    sessions.endOthers();
    return Response.noContent().build();
  }

  @DELETE
  @Path("{id}")
  public Response end(@PathParam("id") String id) {
    return sessions.end(id) ? Response.noContent().build() : Bodies.notFound();
  }
}
