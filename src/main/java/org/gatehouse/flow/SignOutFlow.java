package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;

/** Sign-out: runs no {@code jwt} and no {@code session}, clears every cookie of the session. */
@ApplicationScoped
public class SignOutFlow {
  @Inject private SessionCookies cookies;
  @Inject private Events events;

  /** The deletions to answer with; none if the request carried no session cookie. */
  public List<SetCookie> signOut(CookieHeader header) {
    OpenedCookie opened = cookies.open(header);
    opened.result().claims().ifPresent(claims -> events.fire(new SignedOut(claims)));
    return cookies.end(opened);
  }
}
