package org.gatehouse.guard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gatehouse.application.OwnSessions;
import org.gatehouse.store.SessionStore;
import org.gatehouse.token.Claims;

/** The rows of the caller; the current one is that of the cookie's claims. */
@RequestScoped
public class RequestOwnSessions implements OwnSessions {
  private static final int MOST = 100;

  @Inject private RequestSession session;
  @Inject private SessionStore sessions;
  @Inject private Clock clock;

  @Override
  public List<OwnSession> list() {
    Optional<String> current = sid();
    return sessions.of(user(), clock.instant(), MOST).stream()
        .map(
            row ->
                new OwnSession(
                    row.sid(),
                    row.createdAt(),
                    row.seenAt(),
                    row.expires(),
                    current.filter(row.sid()::equals).isPresent()))
        .toList();
  }

  @Override
  public boolean end(String id) {
    return sessions.end(user(), id);
  }

  @Override
  public void endOthers() {
    sessions.endAll(user(), Optional.of(sid().orElseThrow()));
  }

  private String user() {
    Claims claims = session.claims().orElseThrow(PermissionDeniedException::new);
    return claims.subject().orElse("");
  }

  private Optional<String> sid() {
    return session.raw().text("sid");
  }
}
