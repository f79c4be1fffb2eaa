package org.gatehouse.guard.jaxrs;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.guard.RequestSession;
import org.gatehouse.problem.ProblemDetail;

/** An EJB refused its caller: 401 if nobody is signed in, else 403. */
@Provider
@ApplicationScoped
public class AccessDeniedMapper implements ExceptionMapper<EJBAccessException> {
  @Inject private RequestSession session;

  @Override
  public Response toResponse(EJBAccessException e) {
    return Responses.of(
        session.claims().isPresent() ? ProblemDetail.FORBIDDEN : ProblemDetail.UNAUTHENTICATED);
  }
}
