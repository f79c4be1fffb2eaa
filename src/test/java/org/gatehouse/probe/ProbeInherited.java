package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** One method, inherited by two resources with different rules. */
public abstract class ProbeInherited {
  @GET
  public String inherited() {
    return "inherited";
  }

  /** For everybody. */
  @PermitAll
  @RequestScoped
  @Path("probe/inherited/open")
  public static class Open extends ProbeInherited {}

  /** For administrators. */
  @RequestScoped
  @RolesAllowed("ADMIN")
  @Path("probe/inherited/guarded")
  public static class Guarded extends ProbeInherited {}
}
