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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.json.Json;
import org.gatehouse.json.ProblemDetail;

/** Users for administrators; the work is done by an EJB that checks the role itself. */
@Path("admin/users")
@RequestScoped
@RolesAllowed("ADMIN")
@Produces(MediaType.APPLICATION_JSON)
public class AdminUsersResource {
  private static final int LONGEST_BODY = 4096;
  private static final int LARGEST_PAGE = 100;

  @Inject private UserAdministration administration;

  @GET
  public Response list(
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
      return refused("offset starts at 0, limit goes from 1 to " + LARGEST_PAGE + ".");
    }
    var users = Json.PROVIDER.createArrayBuilder();
    administration.list(offset, limit).forEach(user -> users.add(json(user)));
    return Response.ok(users.build().toString()).build();
  }

  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response change(@PathParam("id") String id, InputStream body) throws IOException {
    Optional<UserChange> change = object(body).flatMap(UserChange::of);
    if (change.isEmpty()) {
      return refused("Send an object with role (text), disabled (true or false), or both.");
    }
    try {
      return administration
          .change(id, change.get())
          .map(user -> Response.ok(json(user).toString()).build())
          .orElseGet(() -> Response.status(404).build());
    } catch (RefusedChangeException e) {
      return refused(e.getMessage());
    }
  }

  private static Optional<JsonObject> object(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LONGEST_BODY + 1);
    return bytes.length > LONGEST_BODY
        ? Optional.empty()
        : Json.parseObject(new String(bytes, StandardCharsets.UTF_8));
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

  private static Response refused(String why) {
    ProblemDetail problem = new ProblemDetail(400, "RefusedChange", "Not accepted", why);
    return Response.status(400)
        .type(ProblemDetail.MEDIA_TYPE)
        .entity(problem.toJson().toString())
        .build();
  }
}
