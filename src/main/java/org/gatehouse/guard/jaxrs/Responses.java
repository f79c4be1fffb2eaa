package org.gatehouse.guard.jaxrs;

import jakarta.ws.rs.core.Response;
import org.gatehouse.problem.ProblemDetail;

/** Problems as JAX-RS responses. */
final class Responses {
  private Responses() {}

  static Response of(ProblemDetail problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .type(ProblemDetail.MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .entity(problem.toJson().toString());
    if (problem.status() == 401) {
      response.header("WWW-Authenticate", "Session");
    }
    problem.retryAfter().ifPresent(seconds -> response.header("Retry-After", seconds));
    return response.build();
  }
}
