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
import java.util.function.Supplier;

/**
 * Sessions of a user for administrators; the work is done by an EJB that checks role and office
 * itself.
 */
@Path("admin/users/{id}/sessions")
@RequestScoped
@RolesAllowed({Office.ADMIN, Office.PLATFORM})
@Produces(MediaType.APPLICATION_JSON)
public class AdminUserSessionsResource {
  @Inject private SessionAdministration administration;

  @GET
  public Response list(@PathParam("id") String id) {
    return answer(
        () ->
            administration
                .list(id)
                .map(found -> Response.ok(SessionJson.of(found)).build())
                .orElseGet(Bodies::notFound));
  }

  /** Ends all sessions of a user. */
  @DELETE
  public Response endAll(@PathParam("id") String id) {
    return answer(() -> done(administration.endAll(id).isPresent()));
  }

  @DELETE
  @Path("{session}")
  public Response end(@PathParam("id") String id, @PathParam("session") String session) {
    return answer(() -> done(administration.end(id, session).isPresent()));
  }

  private static Response answer(Supplier<Response> action) {
    try {
      return action.get();
    } catch (RefusedChangeException e) {
      return Bodies.refused(e);
    }
  }

  private static Response done(boolean found) {
    return found ? Response.noContent().build() : Bodies.notFound();
  }
}
