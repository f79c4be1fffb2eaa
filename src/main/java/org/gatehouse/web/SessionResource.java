package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.flow.ReadSessionFlow;
import org.gatehouse.flow.UpdateSessionFlow;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.trace.Trace.Reason.Kind;

/** {@code GET session} reads, {@code POST session} updates (wire.md 8). */
@Path("auth/session")
@RequestScoped
public class SessionResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private ReadSessionFlow reading;
  @Inject private UpdateSessionFlow updating;

  @GET
  @PermitAll
  public Response read() {
    exchange.begin(Body.NONE, Kind.SESSION_READ);
    return answer(reading.read(exchange.cookies()));
  }

  @POST
  @PermitAll
  public Response update(@HeaderParam("Content-Type") String type, InputStream stream)
      throws Body.UnreadableException {
    exchange.begin(Body.read(type, stream), Kind.UPDATE);
    if (!exchange.proven()) {
      return replies.session(400, Optional.empty(), List.of());
    }
    JsonValue data = exchange.body().value("data").orElse(JsonValue.NULL);
    try {
      return answer(updating.update(exchange.cookies(), data));
    } catch (TokenTooLargeException e) {
      return replies.problem(ProblemDetail.TOKEN_TOO_LARGE);
    } catch (UpdateRefusedException e) {
      return replies.problem(e.problem());
    }
  }

  private Response answer(ReadSessionFlow.Read read) {
    List<SetCookie> cookies = new ArrayList<>(exchange.housekeeping());
    cookies.addAll(read.cookies());
    return replies.session(200, read.session(), cookies);
  }
}
