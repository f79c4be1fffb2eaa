package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Locators of each kind of access, which log that they ran. */
@RequestScoped
@Path("probe/locators")
public class ProbeLocators {
  @Inject private ProbeLog log;

  @PermitAll
  @Path("open")
  public Sub open() {
    log.add("located:open");
    return new Sub();
  }

  @RolesAllowed("STAFF")
  @Path("staff/{id}")
  public Sub staff(@PathParam("id") String id) {
    log.add("located:" + id);
    return new Sub();
  }

  @Path("unannotated")
  public Sub unannotated() {
    log.add("located:unannotated");
    return new Sub();
  }

  /** A sub-resource that CDI does not know. */
  public static class Sub {
    @GET
    @PermitAll
    @Path("open")
    public String open() {
      return "open";
    }

    @POST
    @PermitAll
    @Path("open")
    public String write() {
      return "written";
    }

    @GET
    @RolesAllowed("ADMIN")
    @Path("admin")
    public String admin() {
      return "admin";
    }

    @GET
    @Path("unannotated")
    public String unannotated() {
      return "unannotated";
    }

    /** A locator that nothing can stand in front of, as its object is made by hand. */
    @PermitAll
    @Path("deeper")
    public Sub deeper() {
      return new Sub();
    }
  }
}
