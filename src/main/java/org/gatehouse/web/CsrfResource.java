package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.gatehouse.json.Json;

/** {@code GET csrf}: the token to repeat in every POST. */
@Path("auth/csrf")
@RequestScoped
public class CsrfResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;

  @GET
  @PermitAll
  public Response get() {
    exchange.begin(Body.NONE);
    var token = Json.PROVIDER.createObjectBuilder().add("csrfToken", exchange.csrfToken()).build();
    return Replies.with(Replies.noCache(replies.json(200, token)), exchange.housekeeping());
  }
}
