package org.gatehouse.guard.jaxrs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** How many of the locators that led to a sub-resource were judged before they ran. */
@RequestScoped
class JudgedLocators {
  private static final Logger LOG = System.getLogger(JudgedLocators.class.getName());

  private int judged;

  void count() {
    judged++;
  }

  /** Whether all were. One in an object that is no CDI bean is not, and leads nowhere. */
  boolean coverWay(UriInfo uri) {
    boolean all = uri.getMatchedResources().size() - 1 <= judged;
    if (!all) {
      LOG.log(
          Level.WARNING,
          "UnguardedLocator: {0} led to a sub-resource and no rule could be asked before."
              + " Fix: make its class a CDI bean and get the object from CDI.",
          uri.getMatchedResources().get(1).getClass().getName());
    }
    return all;
  }
}
