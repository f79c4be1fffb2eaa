package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Methods closed by their own class or an interface, in resources that are declared open. */
@RolesAllowed("ADMIN")
public abstract class ProbeClosed {
  @GET
  public String inherited() {
    return "inherited";
  }

  @GET
  @Path("overridden")
  public String overridden() {
    return "closed";
  }

  @GET
  @Path("reopened")
  public String reopened() {
    return "closed";
  }

  /** Declares itself open, which says nothing about what it inherits. */
  @PermitAll
  @RequestScoped
  @Path("probe/closed/subclass")
  public static class Subclass extends ProbeClosed {
    @Override
    public String overridden() {
      return "overridden";
    }

    @Override
    @PermitAll
    public String reopened() {
      return "reopened";
    }
  }

  /** Carries the annotations of a resource, and who may call it. */
  public interface Contract {
    @GET
    @RolesAllowed("ADMIN")
    String closed();

    @GET
    @PermitAll
    @Path("opened")
    String opened();
  }

  /** Declares itself open, against its interface. */
  @PermitAll
  @RequestScoped
  @Path("probe/closed/contract")
  public static class Implementation implements Contract {
    @Override
    public String closed() {
      return "closed";
    }

    @Override
    public String opened() {
      return "opened";
    }
  }

  /** Says nothing itself, and an interface opens nothing. */
  @RequestScoped
  @Path("probe/closed/silent")
  public static class Silent implements Contract {
    @Override
    public String closed() {
      return "closed";
    }

    @Override
    public String opened() {
      return "opened";
    }
  }
}
