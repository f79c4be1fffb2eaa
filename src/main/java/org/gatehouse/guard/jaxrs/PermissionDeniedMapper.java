package org.gatehouse.guard.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.guard.PermissionDeniedException;
import org.gatehouse.guard.RequestSession;
import org.gatehouse.problem.ProblemDetail;

/** An EJB or a bean behind the resource asked for a permission that the caller has not. */
@Provider
@ApplicationScoped
public class PermissionDeniedMapper implements ExceptionMapper<PermissionDeniedException> {
  @Inject private RequestSession session;

  @Override
  public Response toResponse(PermissionDeniedException e) {
    return Responses.of(
        session.claims().isPresent() ? ProblemDetail.FORBIDDEN : ProblemDetail.UNAUTHENTICATED);
  }
}
