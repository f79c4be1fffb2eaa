package org.gatehouse.guard.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.guard.MissingCsrfException;
import org.gatehouse.problem.ProblemDetail;

/** An open resource asked for the session of an unsafe request without the CSRF header. */
@Provider
@ApplicationScoped
public class MissingCsrfMapper implements ExceptionMapper<MissingCsrfException> {
  @Override
  public Response toResponse(MissingCsrfException e) {
    return Responses.of(ProblemDetail.CSRF);
  }
}
