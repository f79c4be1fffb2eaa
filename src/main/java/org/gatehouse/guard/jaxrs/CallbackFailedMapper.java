package org.gatehouse.guard.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.guard.Failures;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.problem.ProblemDetail;

/** A callback threw while a resource asked for the session: 503, and the cookie stays. */
@Provider
@ApplicationScoped
public class CallbackFailedMapper implements ExceptionMapper<CallbackFailedException> {
  @Override
  public Response toResponse(CallbackFailedException e) {
    Failures.log(e);
    return Responses.of(ProblemDetail.CALLBACK_FAILED);
  }
}
