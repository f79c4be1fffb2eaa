package org.gatehouse.bench;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The measure of the others: the same answer without a session. */
@Path("bench/open")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OpenResource {
  static final String ANSWER = "{\"answer\":\"the same for all\"}";

  @GET
  @PermitAll
  public String get() {
    return ANSWER;
  }
}
