package org.gatehouse.guard.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.session.TenantUnavailableException;

/** A resource of a tenant was asked for without one. */
@Provider
@ApplicationScoped
public class TenantUnavailableMapper implements ExceptionMapper<TenantUnavailableException> {
  @Override
  public Response toResponse(TenantUnavailableException e) {
    return Responses.of(problem(e));
  }

  public static ProblemDetail problem(TenantUnavailableException e) {
    return e.isGone() ? ProblemDetail.TENANT_GONE : ProblemDetail.NO_TENANT;
  }
}
