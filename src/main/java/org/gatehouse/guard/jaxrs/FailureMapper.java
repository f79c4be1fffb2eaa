package org.gatehouse.guard.jaxrs;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.config.NoSecretLeftException;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.guard.AccessRefusedException;
import org.gatehouse.guard.MissingCsrfException;
import org.gatehouse.guard.PermissionDeniedException;
import org.gatehouse.guard.Refusals;
import org.gatehouse.json.RecordMismatchException;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.session.TenantUnavailableException;

/**
 * Answers every exception as {@link Refusals} says, and JAX-RS's own as problems. It is registered
 * for each exception of the table by itself, since an application's mapper for a superclass would
 * else come first.
 */
public abstract class FailureMapper<T extends Throwable> implements ExceptionMapper<T> {
  static final List<Class<?>> ALL =
      List.of(
          OfAll.class,
          OfAccess.class,
          OfCsrf.class,
          OfCallbacks.class,
          OfPermissions.class,
          OfEjbs.class,
          OfTenants.class,
          OfUpdates.class,
          OfTokens.class,
          OfDatabase.class,
          OfSecrets.class,
          OfRecords.class);

  @Inject private Refusals refusals;

  @Override
  public Response toResponse(T thrown) {
    if (thrown instanceof WebApplicationException known) {
      Response answer = known.getResponse();
      return answer.hasEntity() || answer.getStatus() < 400 ? answer : described(answer);
    }
    return Responses.of(refusals.of(thrown));
  }

  private static Response described(Response answer) {
    int status = answer.getStatus();
    String reason = answer.getStatusInfo().getReasonPhrase();
    ProblemDetail problem =
        new ProblemDetail(status, reason.replace(" ", ""), reason, reason + ".");
    return Response.fromResponse(answer)
        .type(ProblemDetail.MEDIA_TYPE)
        .entity(problem.toJson().toString())
        .build();
  }

  /** Whatever has no line of its own. */
  @Provider
  @ApplicationScoped
  public static class OfAll extends FailureMapper<Throwable> {}

  /** Sub-resource locators that somebody asked for who may not. */
  @Provider
  @ApplicationScoped
  public static class OfAccess extends FailureMapper<AccessRefusedException> {}

  /** The session of an unsafe request without the header. */
  @Provider
  @ApplicationScoped
  public static class OfCsrf extends FailureMapper<MissingCsrfException> {}

  /** Callbacks that threw. */
  @Provider
  @ApplicationScoped
  public static class OfCallbacks extends FailureMapper<CallbackFailedException> {}

  /** Permissions that the caller lacks. */
  @Provider
  @ApplicationScoped
  public static class OfPermissions extends FailureMapper<PermissionDeniedException> {}

  /** EJBs that refused their caller, or failed. */
  @Provider
  @ApplicationScoped
  public static class OfEjbs extends FailureMapper<EJBException> {}

  /** Rows of a tenant, asked for without one. */
  @Provider
  @ApplicationScoped
  public static class OfTenants extends FailureMapper<TenantUnavailableException> {}

  /** Updates that a rule refused. */
  @Provider
  @ApplicationScoped
  public static class OfUpdates extends FailureMapper<UpdateRefusedException> {}

  /** Sessions that fit into no cookie. */
  @Provider
  @ApplicationScoped
  public static class OfTokens extends FailureMapper<TokenTooLargeException> {}

  /** Claims that fit no record of this release. */
  @Provider
  @ApplicationScoped
  public static class OfRecords extends FailureMapper<RecordMismatchException> {}

  /** A node whose secrets were all revoked. */
  @Provider
  @ApplicationScoped
  public static class OfSecrets extends FailureMapper<NoSecretLeftException> {}

  /** A database that is down. */
  @Provider
  @ApplicationScoped
  public static class OfDatabase extends FailureMapper<DatabaseUnavailableException> {}
}
