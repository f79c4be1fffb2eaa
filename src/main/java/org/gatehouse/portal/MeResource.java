package org.gatehouse.portal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.session.Session;

/** Who I am: for every signed-in user. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  @Inject private CurrentSession session;

  @GET
  @RolesAllowed("**")
  public String me() {
    return session.get().map(Session::user).orElseThrow().toString();
  }
}
