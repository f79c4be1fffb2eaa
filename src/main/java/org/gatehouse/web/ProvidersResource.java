package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.gatehouse.json.Json;
import org.gatehouse.provider.Provider;
import org.gatehouse.provider.Providers;

/** {@code GET providers}: how one may sign in, without cookies and without secrets. */
@Path("auth/providers")
@RequestScoped
public class ProvidersResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private Providers providers;

  @GET
  @PermitAll
  public Response get() {
    exchange.begin(Body.NONE);
    JsonObjectBuilder map = Json.PROVIDER.createObjectBuilder();
    providers.all().forEach(provider -> map.add(provider.id(), described(provider)));
    return replies.json(200, map.build()).build();
  }

  private JsonObjectBuilder described(Provider provider) {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("id", provider.id())
        .add("name", provider.name())
        .add("type", provider.type())
        .add("signinUrl", exchange.action("signin/" + provider.id()))
        .add("callbackUrl", exchange.action("callback/" + provider.id()));
  }
}
