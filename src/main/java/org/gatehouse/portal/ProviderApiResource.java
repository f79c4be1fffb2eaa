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
import org.gatehouse.session.ProviderAccessToken;
import org.gatehouse.token.Claims;

/**
 * What the provider's API says to its user, asked by the server: the browser sees the answer and
 * never the token.
 */
@Path("provider-api")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProviderApiResource {
  @Inject private ProviderAccessToken accessToken;
  @Inject private Claims token;
  @Inject private ProviderApi api;

  @GET
  @RolesAllowed("**")
  public Response get() {
    Optional<String> access =
        token.text("provider").filter(api::isOf).flatMap(provider -> accessToken.get());
    if (access.isEmpty()) {
      return problem(409, "NoProviderToken", "Sign in by the provider of this API.");
    }
    ProviderApi.Answer answer = api.get(access.get());
    if (answer instanceof ProviderApi.Answer.Said said) {
      return Response.ok(said.json().toString()).build();
    }
    return answer instanceof ProviderApi.Answer.Refused
        ? problem(409, "ProviderRefused", "The provider wants you to sign in again.")
        : problem(502, "ProviderFailed", "The provider did not answer.");
  }

  private static Response problem(int status, String code, String detail) {
    return Bodies.problem(new ProblemDetail(status, code, "No answer of the provider", detail));
  }
}
