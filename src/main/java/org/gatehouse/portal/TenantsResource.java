package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.Tenants;
import org.gatehouse.json.Json;
import org.gatehouse.session.CurrentSession;

/** The tenants the caller may switch to, by {@code update({tenantId})}. */
@Path("tenants")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantsResource {
  @Inject private Tenants tenants;
  @Inject private CurrentSession session;

  @GET
  @RolesAllowed("**")
  public String list(@Context SecurityContext caller) {
    Optional<String> current = session.get().flatMap(s -> s.userText("tenantId"));
    var list = Json.PROVIDER.createArrayBuilder();
    for (Tenant tenant : tenants.of(caller.getUserPrincipal().getName())) {
      list.add(
          Json.PROVIDER
              .createObjectBuilder()
              .add("id", tenant.id())
              .add("name", tenant.name())
              .add("current", current.filter(tenant.id()::equals).isPresent()));
    }
    return list.build().toString();
  }
}
