package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.provider.oauth.OAuthClient;
import org.gatehouse.provider.oauth.OAuthClients;
import org.gatehouse.provider.oauth.OAuthException;
import org.gatehouse.session.FromProvider;
import org.gatehouse.session.ProviderAccessToken;
import org.gatehouse.token.Claims;

/** Calls the provider's API for the caller: what its userinfo endpoint says of him. */
@Path("provider-profile")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProviderProfileResource {
  @Inject private ProviderAccessToken accessToken;

  @Inject
  @FromProvider("github")
  private ProviderAccessToken gitHub;

  @Inject private Claims token;
  @Inject private OAuthClients clients;

  @GET
  @RolesAllowed("**")
  public Response profile() {
    return profile(token.text("provider"), accessToken);
  }

  /** Of a linked account, however the caller signed in. */
  @GET
  @Path("{provider}")
  @RolesAllowed("**")
  public Response profile(@PathParam("provider") String provider) {
    return profile(Optional.of(provider), accessToken.of(provider));
  }

  /** The same for a provider that is known when this is written. */
  @GET
  @Path("github")
  @RolesAllowed("**")
  public Response gitHubProfile() {
    return profile(Optional.of("github"), gitHub);
  }

  private Response profile(Optional<String> provider, ProviderAccessToken granted) {
    Optional<OAuthClient> client = provider.flatMap(clients::byId);
    Optional<String> access = granted.get();
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
