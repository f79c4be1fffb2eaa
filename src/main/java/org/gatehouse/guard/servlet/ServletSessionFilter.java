package org.gatehouse.guard.servlet;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.guard.AnswerCookies;
import org.gatehouse.guard.Refusals;
import org.gatehouse.guard.RequestFormToken;
import org.gatehouse.guard.RequestSession;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.trace.TraceHeader;
import org.gatehouse.trace.TraceRecorder;

/**
 * Does for servlets what the two JAX-RS filters do for resources: the cookie goes out before the
 * first byte of the body, and a failed callback is a 503 that leaves the cookie alone. A Host that
 * is no host name is refused before anything sees it (RFC 9112 3.2).
 */
@WebFilter(
    filterName = "gatehouse-session",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = DispatcherType.REQUEST)
public class ServletSessionFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String API = "/api/";
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.%]+]?");

  @Inject private transient RequestSession session;
  @Inject private transient RequestFormToken formToken;
  @Inject private transient Refusals refusals;
  @Inject private transient SecurityHeaders headers;
  @Inject private transient Challenge challenge;
  @Inject private transient TraceHeader traces;
  @Inject private transient TraceRecorder recorder;
  private transient UnguardedApplications unguarded;

  @Override
  public void init() {
    unguarded = UnguardedApplications.of(getServletContext());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    headers.set(response);
    if (!HOST.matcher(request.getServerName()).matches()) {
      Challenge.Problems.write(response, ProblemDetail.BAD_HOST);
      return;
    }
    if (unguarded.serve(request)) {
      Challenge.Problems.write(response, ProblemDetail.FORBIDDEN);
      return;
    }
    AnswerCookies own = AnswerCookies.begin(request, session, formToken);
    if (request.getRequestURI().startsWith(API, request.getContextPath().length())) {
      chain.doFilter(new BeforeAsync(request, own::settle), response);
      return;
    }
    CookieBeforeBody wrapped =
        new CookieBeforeBody(
            response,
            own,
            () ->
                own.onItsThread(session)
                    ? traces.answer(request.getHeader(TraceHeader.NAME))
                    : Optional.empty());
    formToken.writeTo(wrapped::addCookie);
    try {
      chain.doFilter(new BeforeAsync(request, wrapped::writeCookies), wrapped);
      if (!request.isAsyncStarted()) {
        wrapped.writeCookies();
      }
      recorder.record(request, response.getStatus());
    } catch (RuntimeException | ServletException e) {
      ProblemDetail problem = refusals.of(e);
      if (problem == ProblemDetail.CSRF && !response.isCommitted()) {
        challenge.staleForm(request, response);
      } else {
        refuse(response, problem);
      }
    }
  }

  private static void refuse(HttpServletResponse response, ProblemDetail problem) {
    if (!response.isCommitted()) {
      response.resetBuffer();
      Challenge.Problems.write(response, problem);
    }
  }
}
