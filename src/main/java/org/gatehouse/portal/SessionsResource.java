package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.json.Json;
import org.gatehouse.store.SessionStore;
import org.gatehouse.store.StoredSession;
import org.gatehouse.token.Claims;

/** The caller's own sessions, with {@code auth.session.strategy=database} (mission row B09). */
@Path("sessions")
@RequestScoped
@RolesAllowed("**")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
  private static final int MOST = 100;

  @Inject private SessionStore sessions;
  @Inject private Claims token;
  @Inject private Clock clock;

  @GET
  public String list(@Context SecurityContext caller) {
    var list = Json.PROVIDER.createArrayBuilder();
    for (StoredSession session : sessions.of(name(caller), clock.instant(), MOST)) {
      list.add(
          Json.PROVIDER
              .createObjectBuilder()
              .add("id", session.sid())
              .add("signedIn", session.createdAt().toString())
              .add("lastSealed", session.seenAt().toString())
              .add("expires", session.expires().toString())
              .add("current", token.text("sid").filter(session.sid()::equals).isPresent()));
    }
    return list.build().toString();
  }

  /** Ends all but the current one. */
  @DELETE
  public Response endOthers(@Context SecurityContext caller) {
    sessions.endAll(name(caller), Optional.of(token.text("sid").orElseThrow()));
    return Response.noContent().build();
  }

  @DELETE
  @Path("{id}")
  public Response end(@Context SecurityContext caller, @PathParam("id") String id) {
    return sessions.end(name(caller), id) ? Response.noContent().build() : Bodies.notFound();
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
