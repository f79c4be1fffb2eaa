package org.gatehouse.guard.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.callback.UpdateRefusedException;

/** A resource updated the session, and a rule or a callback refused. */
@Provider
@ApplicationScoped
public class UpdateRefusedMapper implements ExceptionMapper<UpdateRefusedException> {
  @Override
  public Response toResponse(UpdateRefusedException e) {
    return Responses.of(e.problem());
  }
}
