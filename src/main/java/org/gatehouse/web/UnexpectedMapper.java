package org.gatehouse.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.problem.ProblemDetail;

/**
 * Everything no other mapper knows: JAX-RS's own refusals as problems, a database that is down as
 * 503, and the rest as a 500 that shows only a number to look for in the log.
 */
@Provider
@ApplicationScoped
public class UnexpectedMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(UnexpectedMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException known) {
      Response answer = known.getResponse();
      return answer.hasEntity() || answer.getStatus() < 400 ? answer : described(answer);
    }
    if (thrown instanceof DatabaseUnavailableException) {
      return problem(ProblemDetail.UNAVAILABLE);
    }
    ProblemDetail problem = ProblemDetail.unexpected();
    LOG.log(Level.ERROR, "Unexpected: " + problem.detail(), thrown);
    return problem(problem);
  }

  private static Response described(Response answer) {
    int status = answer.getStatus();
    String reason = answer.getStatusInfo().getReasonPhrase();
    Response.ResponseBuilder response =
        Response.fromResponse(answer)
            .type(ProblemDetail.MEDIA_TYPE)
            .entity(
                new ProblemDetail(status, reason.replace(" ", ""), reason, reason + ".")
                    .toJson()
                    .toString());
    return response.build();
  }

  private static Response problem(ProblemDetail problem) {
    return Response.status(problem.status())
        .type(ProblemDetail.MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .entity(problem.toJson().toString())
        .build();
  }
}
