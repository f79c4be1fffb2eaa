package org.gatehouse.probe;

import jakarta.enterprise.context.ApplicationScoped;
import org.gatehouse.guard.RequiresPermission;

/** A plain bean that asks for permissions. */
@ApplicationScoped
@RequiresPermission("delete")
public class ProbeRightsBean {
  public String delete() {
    return "bean";
  }

  @RequiresPermission("read")
  public String read() {
    return "read";
  }
}
