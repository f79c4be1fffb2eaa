package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.ProviderConfig;
import org.gatehouse.json.Json;

/** {@code GET providers}: how one may sign in, without cookies and without secrets. */
@Path("auth/providers")
@RequestScoped
public class ProvidersResource {
  private static final String CREDENTIALS = "credentials";

  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private AuthConfig config;

  @GET
  @PermitAll
  public Response get() {
    exchange.begin(Body.NONE);
    JsonObjectBuilder providers = Json.PROVIDER.createObjectBuilder();
    for (ProviderConfig provider : config.providers()) {
      String type = provider.type().name().toLowerCase(Locale.ROOT);
      add(providers, provider.id(), provider.name(), type);
    }
    add(providers, CREDENTIALS, "Credentials", CREDENTIALS);
    return replies.json(200, providers.build()).build();
  }

  private void add(JsonObjectBuilder providers, String id, String name, String type) {
    providers.add(
        id,
        Json.PROVIDER
            .createObjectBuilder()
            .add("id", id)
            .add("name", name)
            .add("type", type)
            .add("signinUrl", exchange.action("signin/" + id))
            .add("callbackUrl", exchange.action("callback/" + id)));
  }
}
