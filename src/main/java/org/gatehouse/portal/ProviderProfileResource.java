package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.provider.oauth.OAuthClient;
import org.gatehouse.provider.oauth.OAuthClients;
import org.gatehouse.provider.oauth.OAuthException;
import org.gatehouse.session.ProviderAccessToken;
import org.gatehouse.token.Claims;

/** Calls the provider's API for the caller: what its userinfo endpoint says of him. */
@Path("provider-profile")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProviderProfileResource {
  @Inject private ProviderAccessToken accessToken;
  @Inject private Claims token;
  @Inject private OAuthClients clients;

  @GET
  @RolesAllowed("**")
  public Response profile() {
    Optional<OAuthClient> client = token.text("provider").flatMap(clients::byId);
    Optional<String> access = accessToken.get();
    if (client.isEmpty() || access.isEmpty()) {
      return Bodies.problem(
          new ProblemDetail(
              409,
              "NoProviderToken",
              "No access to the provider",
              "Sign in by a provider, or sign in again."));
    }
    try {
      return Response.ok(client.get().userinfo(access.get()).toString()).build();
    } catch (OAuthException e) {
      return Bodies.problem(
          new ProblemDetail(502, "ProviderFailed", "Bad answer", "The provider did not answer."));
    }
  }
}
