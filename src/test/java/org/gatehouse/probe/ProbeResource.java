package org.gatehouse.probe;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.session.FormToken;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;

/** One resource method per kind of access. */
@Path("probe")
@RequestScoped
public class ProbeResource {
  @Inject private ProbeLog log;
  @Inject private CurrentSession session;
  @Inject private Claims claims;
  @Inject private FormToken formToken;

  @GET
  @PermitAll
  @Path("log")
  public String log() {
    return log.take();
  }

  @GET
  @PermitAll
  @Path("open")
  public String open() {
    return "open";
  }

  @GET
  @RolesAllowed("**")
  @Path("guarded")
  public String guarded() {
    return "guarded";
  }

  @GET
  @RolesAllowed("STAFF")
  @Path("staff")
  public String staff() {
    return "staff";
  }

  @GET
  @PermitAll
  @Path("session")
  public String session() {
    return session.get().map(Session::toJson).map(Object::toString).orElse("nobody");
  }

  @GET
  @PermitAll
  @Path("raw")
  public String raw() {
    return claims.subject().orElse("nobody");
  }

  @POST
  @PermitAll
  @Path("open-write")
  public String openWrite() {
    return "written";
  }

  @POST
  @PermitAll
  @Path("session-write")
  public String sessionWrite() {
    return session.get().map(s -> "written").orElse("nobody");
  }

  @POST
  @RolesAllowed("**")
  @Path("form-write")
  public String formWrite(@FormParam("word") String word) {
    return word + " " + formToken.value().length();
  }

  @GET
  @RolesAllowed("**")
  @Path("cached")
  public Response cached() {
    return Response.ok("cached").header("Cache-Control", "private, max-age=60").build();
  }

  @GET
  @DenyAll
  @Path("denied")
  public String denied() {
    return "denied";
  }

  @GET
  @Path("unannotated")
  public String unannotated() {
    return "unannotated";
  }
}
