package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Optional;
import org.gatehouse.guard.RequiresPermission;
import org.gatehouse.json.Json;
import org.gatehouse.session.CurrentTenant;

/** The projects of the caller's tenant; those of other tenants are 404. */
@Path("projects")
@RequestScoped
@RolesAllowed("**")
@RequiresPermission("read")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectsResource {
  private static final int LARGEST_PAGE = 100;
  private static final int LONGEST_NAME = 200;
  private static final String NAME_RULE = "name must be a text of 1 to 200 characters.";

  @Inject private Projects projects;
  @Inject private CurrentTenant tenant;

  @GET
  public Response list(
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit)
      throws SQLException {
    if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
      return Bodies.refused("offset starts at 0, limit goes from 1 to " + LARGEST_PAGE + ".");
    }
    var page = Json.PROVIDER.createArrayBuilder();
    projects.list(offset, limit).forEach(project -> page.add(project.toJson()));
    JsonObject answer =
        Json.PROVIDER
            .createObjectBuilder()
            .add("tenant", tenant.id())
            .add("count", projects.count())
            .add("projects", page)
            .build();
    return Response.ok(answer.toString()).build();
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id) throws SQLException {
    return projects
        .byId(id)
        .map(project -> Response.ok(project.toJson().toString()).build())
        .orElseGet(Bodies::notFound);
  }

  @POST
  @RequiresPermission("write")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Context SecurityContext caller, InputStream body)
      throws IOException, SQLException {
    Optional<String> name = name(body);
    if (name.isEmpty()) {
      return Bodies.refused(NAME_RULE);
    }
    Project created = projects.create(name.get(), caller.getUserPrincipal().getName());
    return Response.status(201).entity(created.toJson().toString()).build();
  }

  @PATCH
  @Path("{id}")
  @RequiresPermission("write")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rename(@PathParam("id") String id, InputStream body)
      throws IOException, SQLException {
    Optional<String> name = name(body);
    if (name.isEmpty()) {
      return Bodies.refused(NAME_RULE);
    }
    return projects.rename(id, name.get()) ? one(id) : Bodies.notFound();
  }

  @DELETE
  @Path("{id}")
  @RequiresPermission("delete")
  public Response delete(@PathParam("id") String id) throws SQLException {
    return projects.delete(id) ? Response.noContent().build() : Bodies.notFound();
  }

  private static Optional<String> name(InputStream body) throws IOException {
    return Bodies.object(body).flatMap(object -> Bodies.text(object, "name", LONGEST_NAME));
  }
}
