package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import org.gatehouse.guard.RequiresPermission;

/** An EJB that asks for a permission, with and without a role beside it. */
@Stateless
@RequiresPermission("delete")
public class ProbeRightsEjb {
  @PermitAll
  public String delete() {
    return "ejb";
  }

  @RolesAllowed({"CUSTOMER", "STAFF"})
  public String deleteAsStaffOrCustomer() {
    return "ejb-with-role";
  }
}
