package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gatehouse.account.Tenant;
import org.gatehouse.guard.RequiresPermission;
import org.gatehouse.json.Json;

/**
 * Tenants for the platform's administrator, and their members for a tenant's; the work is done by
 * an EJB that checks role, permission and office itself.
 */
@Path("admin/tenants")
@RequestScoped
@RolesAllowed({Office.ADMIN, Office.PLATFORM})
@RequiresPermission("admin")
@Produces(MediaType.APPLICATION_JSON)
public class AdminTenantsResource {
  @Inject private TenantAdministration administration;

  @GET
  public String list() {
    var list = Json.PROVIDER.createArrayBuilder();
    administration.list().forEach(tenant -> list.add(json(tenant)));
    return list.build().toString();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(InputStream body) throws IOException {
    Optional<Tenant> tenant = Bodies.object(body).flatMap(AdminTenantsResource::tenant);
    if (tenant.isEmpty()) {
      return Bodies.refused(new RefusedChangeException("TenantRule"));
    }
    try {
      Tenant created = administration.create(tenant.get());
      return Response.status(201).entity(json(created).toString()).build();
    } catch (RefusedChangeException e) {
      return Bodies.refused(e);
    }
  }

  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rename(@PathParam("id") String id, InputStream body) throws IOException {
    Optional<String> name =
        Bodies.object(body)
            .flatMap(object -> Bodies.text(object, "name", TenantRules.LONGEST_NAME));
    return name.isEmpty()
        ? Bodies.refused("name must be a text of 1 to 200 characters.")
        : done(administration.rename(id, name.get()));
  }

  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id) {
    return done(administration.delete(id));
  }

  @PUT
  @Path("{id}/members/{user}")
  public Response place(@PathParam("id") String id, @PathParam("user") String user) {
    return membership(() -> administration.place(id, user));
  }

  @DELETE
  @Path("{id}/members/{user}")
  public Response remove(@PathParam("id") String id, @PathParam("user") String user) {
    return membership(() -> administration.remove(id, user));
  }

  private static Response membership(BooleanSupplier change) {
    try {
      return done(change.getAsBoolean());
    } catch (RefusedChangeException e) {
      return Bodies.refused(e);
    }
  }

  private static Response done(boolean found) {
    return found ? Response.noContent().build() : Bodies.notFound();
  }

  private static Optional<Tenant> tenant(JsonObject object) {
    return TenantRules.tenant(
        Bodies.text(object, "id", TenantRules.LONGEST_ID),
        Bodies.text(object, "name", TenantRules.LONGEST_NAME));
  }

  private static JsonObject json(Tenant tenant) {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("id", tenant.id())
        .add("name", tenant.name())
        .build();
  }
}
