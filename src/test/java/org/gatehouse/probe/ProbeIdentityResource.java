package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling, asked in every way the platform offers. */
@Path("probe/identity")
@RequestScoped
public class ProbeIdentityResource {
  @Inject private Principal principal;
  @Inject private JsonWebToken token;
  @Inject private ProbeEjb ejb;
  @Inject private ProbeMiddle middle;
  @Inject private jakarta.security.enterprise.SecurityContext jakartaSecurity;

  @GET
  @RolesAllowed({"STAFF", "ADMIN"})
  public String all(@Context SecurityContext jaxrs, @Context HttpServletRequest request) {
    return String.join(
        " ",
        jaxrs.getUserPrincipal().getName(),
        request.getUserPrincipal().getName(),
        principal.getName(),
        token.getSubject(),
        jakartaSecurity.getCallerPrincipal().getName(),
        ejb.caller(),
        middle.caller(),
        ejb.sessionName());
  }

  @GET
  @PermitAll
  @Path("ejb")
  public String ejb() {
    return ejb.caller();
  }

  @GET
  @PermitAll
  @Path("middle")
  public String middle() {
    return middle.caller();
  }
}
