package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.guard.MissingCsrfException;
import org.gatehouse.guard.PermissionDeniedException;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.session.TenantUnavailableException;

/** Throws each exception that has an answer of its own, in a resource and in a servlet. */
@RequestScoped
@Path("probe/failures")
public class ProbeFailures {
  static final String CANARY = "Key (email)=(canary@example.com) already exists";

  @Inject private ProbeDatabaseEjb ejb;
  @Inject private Users users;

  @GET
  @PermitAll
  @Path("database-ejb")
  public String inEjb() {
    ejb.violate();
    return "done";
  }

  /** Makes the same user twice. */
  @GET
  @PermitAll
  @Path("twice")
  public String twice() {
    for (String id : new String[] {"one", "two"}) {
      users.create(User.builder(id, id).email("canary@example.com").build(), "x");
    }
    return "done";
  }

  @GET
  @PermitAll
  @Path("{name}")
  public String fail(@PathParam("name") String name) {
    throw named(name);
  }

  /** The same in a servlet. */
  @WebServlet("/failures/*")
  public static class InServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      throw named(request.getPathInfo().substring(1));
    }
  }

  private static RuntimeException named(String name) {
    RuntimeException hidden = new IllegalStateException(CANARY);
    return switch (name) {
      case "callback" -> new CallbackFailedException("jwt", hidden);
      case "csrf" -> made(MissingCsrfException.class);
      case "permission" -> made(PermissionDeniedException.class);
      case "ejb-access" -> new EJBAccessException(CANARY);
      case "ejb" -> new EJBException(new IllegalStateException(CANARY));
      case "ejb-database" -> new EJBException(made(DatabaseUnavailableException.class));
      case "no-tenant" -> TenantUnavailableException.none();
      case "tenant-gone" -> TenantUnavailableException.gone();
      case "invalid" -> UpdateRefusedException.invalid("InvalidValue", "No.");
      case "forbidden" -> UpdateRefusedException.forbidden("NotYours", "No.");
      case "large" -> made(TokenTooLargeException.class);
      case "database" -> made(DatabaseUnavailableException.class);
      default -> new IllegalArgumentException(CANARY, new IllegalStateException(CANARY));
    };
  }

  /** Applications cannot make these; here they are made by force. */
  private static <T extends RuntimeException> T made(Class<T> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      Object[] arguments =
          Arrays.stream(constructor.getParameterTypes())
              .map(parameter -> (Object) (parameter == int.class ? 0 : null))
              .toArray();
      return type.cast(constructor.newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
