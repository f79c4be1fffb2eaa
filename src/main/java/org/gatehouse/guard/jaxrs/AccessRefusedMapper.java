package org.gatehouse.guard.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.guard.AccessRefusedException;

/** A sub-resource locator was asked for by somebody who may not. */
@Provider
@ApplicationScoped
public class AccessRefusedMapper implements ExceptionMapper<AccessRefusedException> {
  @Override
  public Response toResponse(AccessRefusedException e) {
    return Responses.of(e.problem());
  }
}
