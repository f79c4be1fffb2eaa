package org.gatehouse.guard;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.cookie.SetCookie;

/**
 * The cookies that one answer takes along, whichever thread gives it: on a thread of nobody there
 * is no session to ask for, and on that of another request it would be that one's.
 */
public final class AnswerCookies {
  public static final String ATTRIBUTE = AnswerCookies.class.getName();

  private final List<SetCookie> settled = new ArrayList<>();
  private final HttpServletRequest request;
  private RequestSession session;
  private RequestFormToken formToken;

  private AnswerCookies(HttpServletRequest request) {
    this.request = request;
  }

  /** To be called on the thread on which the request came. */
  public static AnswerCookies begin(
      HttpServletRequest request, RequestSession session, RequestFormToken formToken) {
    AnswerCookies own = new AnswerCookies(request);
    session.bind(request, itself -> own.session = itself);
    formToken.bind(itself -> own.formToken = itself);
    request.setAttribute(ATTRIBUTE, own);
    return own;
  }

  /**
   * @param attribute of the request, under {@link #ATTRIBUTE}
   */
  public static Optional<AnswerCookies> of(Object attribute) {
    return attribute instanceof AnswerCookies own ? Optional.of(own) : Optional.empty();
  }

  /** The request that is answered. */
  public HttpServletRequest request() {
    return request;
  }

  /** The session of the request, not of the thread. */
  public RequestSession session() {
    return session;
  }

  /**
   * Whether this thread works for the request; else nothing of a request may be asked here.
   *
   * @param current the session as injected
   */
  public boolean onItsThread(RequestSession current) {
    try {
      return current.is(session);
    } catch (ContextNotActiveException e) {
      return false;
    }
  }

  /** Decides what is written as long as this is the request's thread. */
  public synchronized void settle() {
    settled.addAll(session.takeCookies());
  }

  /** Each cookie is handed out once. */
  public synchronized List<SetCookie> take() {
    List<SetCookie> all = new ArrayList<>(settled);
    settled.clear();
    try {
      all.addAll(session.takeCookies());
    } catch (ContextNotActiveException e) {
      // a thread of nobody: what was settled is all there is
    }
    formToken.takeWaiting().ifPresent(all::add);
    return all;
  }
}
