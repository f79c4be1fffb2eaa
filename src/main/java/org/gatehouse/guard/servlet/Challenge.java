package org.gatehouse.guard.servlet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.problem.ProblemDetail;

/**
 * What is answered instead of a protected servlet: a browser that opens a page or sends a form is
 * sent to sign in and comes back; everybody else gets a problem, never a redirect.
 */
@ApplicationScoped
public class Challenge {
  @Inject private PublicUrl url;
  @Inject private SecurityHeaders headers;

  public AuthenticationStatus signInFirst(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (!opensPage(request)) {
      return refuse(request, response, ProblemDetail.UNAUTHENTICATED);
    }
    headers.set(response);
    response.setHeader("Cache-Control", "no-store");
    return context.redirect(signIn(request, "SessionRequired"));
  }

  /** A form without a valid CSRF token: a person may sign in again and comes back to the page. */
  public void staleForm(HttpServletRequest request, HttpServletResponse response) {
    if (!opensPage(request)) {
      refuse(request, response, ProblemDetail.CSRF);
      return;
    }
    headers.set(response);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", signIn(request, "MissingCSRF"));
    response.setHeader("Cache-Control", "no-store");
  }

  private String signIn(HttpServletRequest request, String error) {
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    String page =
        url.home(request)
            + request.getRequestURI().substring(request.getContextPath().length())
            + query;
    return url.action(request, "signin")
        + "?error="
        + error
        + "&callbackUrl="
        + URLEncoder.encode(page, StandardCharsets.UTF_8);
  }

  /** The problem is an attribute too, since the server may give a 403 to an error page. */
  public AuthenticationStatus refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) {
    request.setAttribute(ProblemDetail.ATTRIBUTE, problem);
    headers.set(response);
    Problems.write(response, problem);
    return AuthenticationStatus.SEND_FAILURE;
  }

  /** A browser that follows a link or sends a form; a script asks for something else. */
  private static boolean opensPage(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    String method = request.getMethod();
    boolean page = method.equals("GET") || method.equals("POST");
    return page && accept != null && accept.contains("text/html");
  }

  /** Problems as servlet responses. */
  static final class Problems {
    private Problems() {}

    static void write(HttpServletResponse response, ProblemDetail problem) {
      response.setStatus(problem.status());
      response.setContentType(ProblemDetail.MEDIA_TYPE);
      response.setCharacterEncoding("UTF-8");
      response.setHeader("Cache-Control", "no-store");
      if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
        response.setHeader("WWW-Authenticate", "Session");
      }
      problem.retryAfter().ifPresent(seconds -> response.setIntHeader("Retry-After", seconds));
      try {
        response.getWriter().write(problem.toJson().toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
