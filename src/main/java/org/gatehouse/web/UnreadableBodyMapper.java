package org.gatehouse.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.problem.ProblemDetail;

/** A body that is too large (413) or malformed (the 400 of wire.md 1). */
@Provider
@ApplicationScoped
public class UnreadableBodyMapper implements ExceptionMapper<Body.UnreadableException> {
  @Inject private AuthConfig config;

  @Override
  public Response toResponse(Body.UnreadableException e) {
    ProblemDetail problem = ProblemDetail.TOO_LARGE;
    return e.tooLarge()
        ? Response.status(problem.status())
            .type(ProblemDetail.MEDIA_TYPE)
            .header("Connection", "close")
            .entity(problem.toJson().toString())
            .build()
        : BadRequests.of(config.flavour());
  }
}
