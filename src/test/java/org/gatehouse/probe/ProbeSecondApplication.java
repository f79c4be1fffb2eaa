package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.gatehouse.session.CurrentSession;

/** A JAX-RS application beside Gatehouse's, with a list of its own classes. */
@ApplicationPath("second")
public class ProbeSecondApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Listed.class, Plain.class);
  }

  /** Not found by scanning: it is listed. */
  @RequestScoped
  @Path("listed")
  public static class Listed {
    @Inject private CurrentSession session;

    @GET
    @PermitAll
    @Path("open")
    public String open() {
      return session.get().flatMap(s -> s.userText("name")).orElse("nobody");
    }

    @GET
    @RolesAllowed("STAFF")
    @Path("staff")
    public String staff() {
      return "staff";
    }

    @GET
    @Path("unannotated")
    public String unannotated() {
      return "unannotated";
    }
  }

  /** No bean. */
  @Path("plain")
  public static class Plain {
    @GET
    @RolesAllowed("STAFF")
    @Path("staff")
    public String staff() {
      return "staff";
    }

    @GET
    @Path("unannotated")
    public String unannotated() {
      return "unannotated";
    }
  }
}
