package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.json.Json;

/** Users for administrators; the work is done by an EJB that checks the role itself. */
@Path("admin/users")
@RequestScoped
@RolesAllowed({Office.ADMIN, Office.PLATFORM})
@Produces(MediaType.APPLICATION_JSON)
public class AdminUsersResource {
  private static final int LARGEST_PAGE = 100;

  @Inject private UserAdministration administration;

  @GET
  public Response list(
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
      return Bodies.refused("offset starts at 0, limit goes from 1 to " + LARGEST_PAGE + ".");
    }
    var users = Json.PROVIDER.createArrayBuilder();
    administration.list(offset, limit).forEach(user -> users.add(json(user)));
    return Response.ok(users.build().toString()).build();
  }

  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response change(@PathParam("id") String id, InputStream body) throws IOException {
    Optional<UserChange> change = Bodies.object(body).flatMap(UserChange::of);
    if (change.isEmpty()) {
      return Bodies.refused("Send an object with role (text), disabled (true or false), or both.");
    }
    try {
      return administration
          .change(id, change.get())
          .map(user -> Response.ok(json(user).toString()).build())
          .orElseGet(Bodies::notFound);
    } catch (RefusedChangeException e) {
      return Bodies.refused(e);
    }
  }

  private static JsonObject json(User user) {
    var members =
        Json.PROVIDER
            .createObjectBuilder()
            .add("id", user.id())
            .add("username", user.username())
            .add("disabled", user.disabled());
    user.name().ifPresent(name -> members.add("name", name));
    user.email().ifPresent(email -> members.add("email", email));
    user.role().ifPresent(role -> members.add("role", role));
    return members.build();
  }
}
