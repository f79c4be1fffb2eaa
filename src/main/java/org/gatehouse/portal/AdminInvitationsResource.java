package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.gatehouse.account.Invitation;
import org.gatehouse.guard.RequiresPermission;
import org.gatehouse.json.Json;

/** Invitations of the administrator's current tenant; the answers do not say who exists. */
@Path("admin/invitations")
@RequestScoped
@RolesAllowed({Office.ADMIN, Office.PLATFORM})
@RequiresPermission("admin")
@Produces(MediaType.APPLICATION_JSON)
public class AdminInvitationsResource {
  @Inject private InvitationAdministration administration;

  @GET
  public String list() {
    var list = Json.PROVIDER.createArrayBuilder();
    administration.list().forEach(invitation -> list.add(json(invitation)));
    return list.build().toString();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response invite(InputStream body) throws IOException {
    Optional<String> login =
        Bodies.object(body)
            .filter(object -> object.size() == 1)
            .flatMap(object -> Bodies.text(object, "login", TenantRules.LONGEST_LOGIN));
    if (login.isEmpty()) {
      return Bodies.refused(new RefusedChangeException("LoginRule"));
    }
    try {
      JsonObject made = json(administration.invite(login.get()));
      return Response.status(201).entity(made.toString()).build();
    } catch (RefusedChangeException e) {
      return Bodies.refused(e);
    }
  }

  @DELETE
  @Path("{id}")
  public Response withdraw(@PathParam("id") String id) {
    return administration.withdraw(id) ? Response.noContent().build() : Bodies.notFound();
  }

  private static JsonObject json(Invitation invitation) {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("id", invitation.id())
        .add("login", invitation.login())
        .add("expires", invitation.expiresAt().toString())
        .build();
  }
}
