package org.gatehouse.guard.jaxrs;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.problem.ProblemDetail;

/** Refuses headers that JAX-RS cannot read, before it fails on them while it looks for a method. */
@Provider
@PreMatching
@ApplicationScoped
@Priority(50)
public class ReadableHeadersFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (!readable(request)) {
      request.abortWith(Responses.of(ProblemDetail.BAD_HEADER));
    }
  }

  private static boolean readable(ContainerRequestContext request) {
    try {
      request.getMediaType();
      return request.getAcceptableMediaTypes().stream()
          .map(type -> type.getParameters().get("q"))
          .allMatch(weight -> weight == null || isWeight(Float.parseFloat(weight)));
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** RFC 9110, 12.4.2. */
  private static boolean isWeight(float number) {
    return number >= 0 && number <= 1;
  }
}
