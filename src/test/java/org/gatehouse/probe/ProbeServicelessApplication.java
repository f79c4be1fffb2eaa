package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** A JAX-RS application that wants no services of libraries, and so no guard. */
@ApplicationPath("serviceless")
public class ProbeServicelessApplication extends Application {
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jakarta.ws.rs.loadServices", false);
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Closed.class);
  }

  @Path("closed")
  public static class Closed {
    @GET
    @RolesAllowed("STAFF")
    public String staff() {
      return "staff";
    }

    @GET
    @PermitAll
    @Path("open")
    public String open() {
      return "open";
    }

    @GET
    @Path("unannotated")
    public String unannotated() {
      return "unannotated";
    }
  }
}
