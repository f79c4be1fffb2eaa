package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.gatehouse.account.Accounts;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.json.Json;
import org.gatehouse.problem.ProblemDetail;

/**
 * By which providers the caller may sign in. To link another, sign in by it while signed in; the
 * last way to sign in cannot be unlinked.
 */
@Path("accounts")
@RequestScoped
@RolesAllowed("**")
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {
  static final String NOT_UNLINKED = "It is not yours, or it is your only way to sign in.";

  @Inject private Accounts accounts;

  @GET
  public String list(@Context SecurityContext caller) {
    var list = Json.PROVIDER.createArrayBuilder();
    for (ProviderAccount account : accounts.of(name(caller))) {
      list.add(
          Json.PROVIDER
              .createObjectBuilder()
              .add("provider", account.provider())
              .add("id", account.providerAccountId()));
    }
    return list.build().toString();
  }

  @DELETE
  @Path("{provider}/{id}")
  public Response unlink(
      @Context SecurityContext caller,
      @PathParam("provider") String provider,
      @PathParam("id") String id) {
    return accounts.unlink(name(caller), provider, id)
        ? Response.noContent().build()
        : Bodies.problem(new ProblemDetail(409, "NotUnlinked", "Not unlinked", NOT_UNLINKED));
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
