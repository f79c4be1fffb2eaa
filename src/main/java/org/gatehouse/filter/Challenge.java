package org.gatehouse.filter;

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
import org.gatehouse.json.ProblemDetail;

/**
 * What the mechanism answers instead of a protected servlet: a browser that opens a page is sent to
 * sign in and comes back; everybody else gets a problem, never a redirect.
 */
@ApplicationScoped
class Challenge {
  @Inject private PublicUrl url;

  AuthenticationStatus signInFirst(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (!opensPage(request)) {
      return refuse(response, ProblemDetail.UNAUTHENTICATED);
    }
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    String page =
        url.home(request)
            + request.getRequestURI().substring(request.getContextPath().length())
            + query;
    response.setHeader("Cache-Control", "no-store");
    return context.redirect(
        url.action(request, "signin")
            + "?error=SessionRequired&callbackUrl="
            + URLEncoder.encode(page, StandardCharsets.UTF_8));
  }

  AuthenticationStatus refuse(HttpServletResponse response, ProblemDetail problem) {
    Problems.write(response, problem);
    return AuthenticationStatus.SEND_FAILURE;
  }

  private static boolean opensPage(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return request.getMethod().equals("GET") && accept != null && accept.contains("text/html");
  }

  /** Problems as servlet responses. */
  static final class Problems {
    private Problems() {}

    static void write(HttpServletResponse response, ProblemDetail problem) {
      response.setStatus(problem.status());
      response.setContentType(ProblemDetail.MEDIA_TYPE);
      response.setCharacterEncoding("UTF-8");
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Content-Type-Options", "nosniff");
      if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
        response.setHeader("WWW-Authenticate", "Session");
      }
      try {
        response.getWriter().write(problem.toJson().toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
