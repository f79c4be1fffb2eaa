package org.gatehouse.portal;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.gatehouse.application.Addresses;
import org.gatehouse.application.Texts;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.session.Session;

/**
 * The container's error page: a page for people and a problem for programs, both with the status
 * that led here.
 */
@WebServlet("/notice")
@ServletSecurity
public class NoticeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final ProblemDetail NOT_FOUND =
      new ProblemDetail(404, "NotFound", "Not found", "There is nothing at this address.");

  @Inject private transient CurrentSession session;
  @Inject private transient PortalPages pages;
  @Inject private transient Addresses url;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    response.setStatus(status);
    String accept = request.getHeader("Accept");
    if (accept != null && accept.contains("text/html")) {
      page(request, response, status);
    } else {
      problem(request, response, status);
    }
  }

  private void page(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    Texts texts = pages.texts();
    String key = status == 403 ? "forbidden" : status == 404 ? "notFound" : "broken";
    Optional<Session> current = current();
    NoticePage page =
        new NoticePage(
            pages.frame(request, "", current),
            texts.get(key + "Title"),
            texts.get(key + "Text"),
            current.isPresent() ? null : url.action(request, "signin"));
    pages.write(response, NoticePageRenderer.of().execute(page));
  }

  /** What went wrong before may keep the session from being read as well. */
  private Optional<Session> current() {
    try {
      return session.get();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static void problem(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    ProblemDetail problem =
        request.getAttribute(ProblemDetail.ATTRIBUTE) instanceof ProblemDetail known
            ? known
            : problem(status);
    response.setContentType(ProblemDetail.MEDIA_TYPE);
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(problem.toJson().toString());
  }

  private static ProblemDetail problem(int status) {
    return switch (status) {
      case 401 -> ProblemDetail.UNAUTHENTICATED;
      case 403 -> ProblemDetail.FORBIDDEN;
      case 404 -> NOT_FOUND;
      default -> new ProblemDetail(status, "Unexpected", "Something went wrong", "Try again.");
    };
  }
}
