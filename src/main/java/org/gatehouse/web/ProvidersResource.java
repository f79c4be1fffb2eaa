package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.gatehouse.json.Json;

/** {@code GET providers}: how one may sign in, without cookies and without secrets. */
@Path("auth/providers")
@RequestScoped
public class ProvidersResource {
  private static final String CREDENTIALS = "credentials";

  @Inject private Exchange exchange;
  @Inject private Replies replies;

  @GET
  @PermitAll
  public Response get() {
    exchange.begin(Body.NONE);
    var credentials =
        Json.PROVIDER
            .createObjectBuilder()
            .add("id", CREDENTIALS)
            .add("name", "Credentials")
            .add("type", CREDENTIALS)
            .add("signinUrl", exchange.action("signin/" + CREDENTIALS))
            .add("callbackUrl", exchange.action("callback/" + CREDENTIALS));
    var providers = Json.PROVIDER.createObjectBuilder().add(CREDENTIALS, credentials).build();
    return replies.json(200, providers).build();
  }
}
