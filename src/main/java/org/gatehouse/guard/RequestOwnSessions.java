package org.gatehouse.guard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.application.KnownSession;
import org.gatehouse.application.OwnSessions;
import org.gatehouse.sessions.KnownSessions;
import org.gatehouse.sessions.SessionList;
import org.gatehouse.sessions.SessionsEnded.By;
import org.gatehouse.sessions.UsersSessions;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionKey;
import org.gatehouse.trace.Trace.Reason;
import org.gatehouse.trace.Trace.Reason.Kind;

/** The sessions of the caller; the current one is that of the cookie's claims. */
@RequestScoped
public class RequestOwnSessions implements OwnSessions {
  @Inject private RequestSession session;
  @Inject private SessionList list;
  @Inject private UsersSessions sessions;

  @Override
  public List<KnownSession> list() {
    SessionKey caller = caller();
    list.listNow(session.raw());
    return KnownSessions.of(sessions.of(caller.subject()), Optional.of(caller.id()));
  }

  @Override
  public boolean end(String id) {
    return sessions.end(caller().subject(), id, By.USER);
  }

  @Override
  public int endOthers() {
    SessionKey caller = caller();
    return sessions.endOthers(caller.subject(), caller.id(), By.USER);
  }

  private SessionKey caller() {
    Claims claims =
        session
            .claims(() -> Reason.injected(Kind.INJECTION, "OwnSessions"))
            .orElseThrow(PermissionDeniedException::new);
    return SessionKey.of(claims);
  }
}
