package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.gatehouse.signals.BackChannelLogout;

/**
 * {@code POST backchannel-logout/<provider>}: a provider says whose session ended there (OpenID
 * Connect Back-Channel Logout 1.0, 2.5 and 2.8). What counts is its signature; no cookie is read.
 */
@Path("auth/backchannel-logout/{provider}")
@RequestScoped
public class BackChannelLogoutResource {
  private static final String TOKEN = "logout_token";

  @Inject private BackChannelLogout logout;

  @POST
  @PermitAll
  public Response end(
      @PathParam("provider") String provider,
      @HeaderParam("Content-Type") String type,
      InputStream stream) {
    return MachineAnswers.to(
        logout.receive(provider, token(type, stream)), 200, "error", "error_description");
  }

  /** Of a form, given once. */
  private static Optional<String> token(String type, InputStream stream) {
    try {
      return Body.readForm(type, stream)
          .flatMap(form -> Optional.ofNullable(form.texts().get(TOKEN)));
    } catch (Body.UnreadableException e) {
      return Optional.empty();
    }
  }
}
