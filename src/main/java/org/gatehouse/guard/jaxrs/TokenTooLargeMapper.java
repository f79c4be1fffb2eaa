package org.gatehouse.guard.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.problem.ProblemDetail;

/** A resource updated the session, and the result fits into no cookie. */
@Provider
@ApplicationScoped
public class TokenTooLargeMapper implements ExceptionMapper<TokenTooLargeException> {
  @Override
  public Response toResponse(TokenTooLargeException e) {
    return Responses.of(ProblemDetail.TOKEN_TOO_LARGE);
  }
}
