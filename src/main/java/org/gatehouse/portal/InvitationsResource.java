package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.gatehouse.json.Json;

/** The caller's invitations: POST accepts one, DELETE declines it. */
@Path("invitations")
@RequestScoped
@RolesAllowed("**")
@Produces(MediaType.APPLICATION_JSON)
public class InvitationsResource {
  @Inject private OwnInvitations invitations;

  @GET
  public String list() {
    var list = Json.PROVIDER.createArrayBuilder();
    for (OwnInvitations.Pending pending : invitations.list()) {
      list.add(
          Json.PROVIDER
              .createObjectBuilder()
              .add("id", pending.id())
              .add("tenantId", pending.tenantId())
              .add("tenant", pending.tenantName()));
    }
    return list.build().toString();
  }

  @POST
  @Path("{id}")
  public Response accept(@PathParam("id") String id) {
    try {
      return done(invitations.accept(id));
    } catch (RefusedChangeException e) {
      return Bodies.refused(e);
    }
  }

  @DELETE
  @Path("{id}")
  public Response decline(@PathParam("id") String id) {
    return done(invitations.decline(id));
  }

  private static Response done(boolean found) {
    return found ? Response.noContent().build() : Bodies.notFound();
  }
}
