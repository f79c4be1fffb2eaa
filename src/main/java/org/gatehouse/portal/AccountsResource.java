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
import org.gatehouse.application.SignInWays;
import org.gatehouse.json.Json;
import org.gatehouse.problem.ProblemCode;
import org.gatehouse.problem.ProblemDetail;

/**
 * By which providers the caller may sign in. To link another, {@code POST signin/<provider>} with
 * {@code intent=link}; the last way to sign in cannot be unlinked. Both need a fresh proof of who
 * it is.
 */
@Path("accounts")
@RequestScoped
@RolesAllowed("**")
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {
  static final String NOT_UNLINKED = "It is not yours, or it is your only way to sign in.";

  @Inject private SignInWays ways;

  @GET
  public String list() {
    var list = Json.PROVIDER.createArrayBuilder();
    for (SignInWays.Linked account : ways.linked()) {
      list.add(
          Json.PROVIDER
              .createObjectBuilder()
              .add("provider", account.provider())
              .add("id", account.id()));
    }
    return list.build().toString();
  }

  @DELETE
  @Path("{provider}/{id}")
  public Response unlink(@PathParam("provider") String provider, @PathParam("id") String id) {
    return switch (ways.unlink(provider, id)) {
      case DONE -> Response.noContent().build();
      case REFUSED ->
          Bodies.problem(new ProblemDetail(409, "NotUnlinked", "Not unlinked", NOT_UNLINKED));
      case NOT_FRESH -> Bodies.problem(ProblemDetail.of(ProblemCode.FRESH_SIGN_IN_REQUIRED));
    };
  }
}
