package org.gatehouse.probe;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.security.Principal;
import org.gatehouse.guard.ContainerIdentity;

/** Classes that need the container's login, and some that do not. */
public final class IdentitySamples {
  private IdentitySamples() {}

  /** Needs nothing. */
  public static class Plain {
    public void nothing(String text) {}

    public void caller(Principal caller) {}
  }

  /** Says that it needs it. */
  @ContainerIdentity
  public static class Marked {}

  /** A secured EJB. */
  @Stateless
  public static class Secured {
    @RolesAllowed("ADMIN")
    public void guarded() {}
  }

  /** An EJB that everybody may call. */
  @Stateless
  public static class Open {
    public void open() {}
  }

  /** Secured, and no EJB. */
  @DenyAll
  public static class Closed {}

  /** Asks by {@code @Context} for what only the container can fill. */
  public static class AsksRequest {
    @Context HttpServletRequest request;
  }

  /** Asks by {@code @Context} for something else. */
  public static class AsksUri {
    @Context UriInfo uri;
  }

  /** Takes an EJB. */
  public static class TakesEjb {
    @EJB Open open;
  }
}
