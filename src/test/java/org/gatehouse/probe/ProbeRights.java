package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.gatehouse.guard.RequiresPermission;

/** Permissions beside roles, and permissions that only an EJB or a bean asks for. */
@Path("rights")
@RequestScoped
public class ProbeRights {
  @Inject private ProbeRightsEjb ejb;
  @Inject private ProbeRightsBean bean;

  @GET
  @Path("resource")
  @RolesAllowed({"CUSTOMER", "STAFF"})
  @RequiresPermission("delete")
  public String resource() {
    return "resource";
  }

  @GET
  @Path("ejb")
  @PermitAll
  public String ejb() {
    return ejb.delete();
  }

  @GET
  @Path("ejb-with-role")
  @PermitAll
  public String ejbWithRole() {
    return ejb.deleteAsStaffOrCustomer();
  }

  @GET
  @Path("bean")
  @PermitAll
  public String bean() {
    return bean.delete();
  }

  @GET
  @Path("read")
  @PermitAll
  public String read() {
    return bean.read();
  }
}
