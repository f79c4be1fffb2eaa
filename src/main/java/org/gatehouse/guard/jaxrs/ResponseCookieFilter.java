package org.gatehouse.guard.jaxrs;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.guard.AnswerCookies;
import org.gatehouse.guard.RequestSession;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.trace.TraceHeader;
import org.gatehouse.trace.TraceRecorder;

/**
 * Writes the session cookie if this request changed or ended the session. An answer that carries it
 * is never cached, and one that knew the session only if the resource says so.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.HEADER_DECORATOR)
public class ResponseCookieFilter implements ContainerResponseFilter {
  @Inject private RequestSession session;
  @Inject private TraceHeader traces;
  @Inject private TraceRecorder recorder;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    AnswerCookies.of(request.getProperty(AnswerCookies.ATTRIBUTE))
        .ifPresent(own -> write(own, request, response));
  }

  private void write(
      AnswerCookies own, ContainerRequestContext request, ContainerResponseContext response) {
    if (own.session().failed() && response.getStatus() != ProblemDetail.CALLBACK_FAILED.status()) {
      answerFailure(response);
      return;
    }
    List<SetCookie> cookies = own.take();
    if (own.onItsThread(session)) {
      recorder.record(own.request(), response.getStatus());
      traces
          .answer(request.getHeaderString(TraceHeader.NAME))
          .ifPresent(trace -> response.getHeaders().putSingle(TraceHeader.NAME, trace));
    }
    if (!cookies.isEmpty()) {
      cookies.forEach(cookie -> response.getHeaders().add("Set-Cookie", cookie.header()));
      response.getHeaders().putSingle("Cache-Control", "private, no-cache, no-store");
    } else if (own.session().asked()) {
      response.getHeaders().putIfAbsent("Cache-Control", List.of("no-store"));
    }
  }

  /** A resource swallowed or wrapped the failure: the answer is still the honest one. */
  private static void answerFailure(ContainerResponseContext response) {
    ProblemDetail problem = ProblemDetail.CALLBACK_FAILED;
    response.setStatus(problem.status());
    response.getHeaders().putSingle("Content-Type", ProblemDetail.MEDIA_TYPE);
    response.setEntity(problem.toJson().toString());
  }
}
