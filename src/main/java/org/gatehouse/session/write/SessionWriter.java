package org.gatehouse.session.write;

import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.cookie.TokenBudget;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.sessions.SessionList;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.Stamp;
import org.gatehouse.trace.Events;
import org.gatehouse.trace.Trace;
import org.gatehouse.trace.Tracing;

/**
 * Writes sessions, whoever asks and wherever they are kept: stamp, measure, and once the session
 * was shown, seal once and set the cookies.
 */
public final class SessionWriter {
  private static final Logger LOG = System.getLogger(SessionWriter.class.getName());

  private final Stamp stamp;
  private final Keeping keeping;
  private final SessionCookie cookie;
  private final UnknownKeyGrace grace;
  private final SessionList list;
  private final Tracing tracing;
  private final Events events;
  private final Optional<SuspectClaims> suspects;

  /**
   * @param suspects present where developers are told of claims that look like secrets
   */
  SessionWriter(
      Stamp stamp,
      Keeping keeping,
      SessionCookie cookie,
      UnknownKeyGrace grace,
      SessionList list,
      Tracing tracing,
      Events events,
      Optional<SuspectClaims> suspects) {
    this.stamp = stamp;
    this.keeping = keeping;
    this.cookie = cookie;
    this.grace = grace;
    this.list = list;
    this.tracing = tracing;
    this.events = events;
    this.suspects = suspects;
  }

  /**
   * Prepares the claims of a session; writes nothing.
   *
   * @param opened what the request carried: the session that goes on, or that a new one replaces
   * @throws org.gatehouse.cookie.TokenTooLargeException if they do not fit
   */
  public Draft draft(Decided decided, OpenedCookie opened, Draft.Change wanted) {
    Claims base = decided.claims();
    boolean raises =
        wanted == Draft.Change.RAISE && !opened.claims().filter(base::equals).isPresent();
    Draft.Change change = wanted == Draft.Change.RAISE && !raises ? Draft.Change.ROLL : wanted;
    Claims stamped =
        stamp.of(raises ? base.withVersion(base.version() + 1) : base, decided.maxAge());
    return new Draft(opened, base, stamped, keeping.overflow(stamped), change);
  }

  /** When the session that a draft is shown as ends unused. */
  public Instant expires(Draft draft) {
    return keeping.expires(draft);
  }

  /**
   * Writes, and gives the cookies to answer with: as long-lived as the session, or as the browser.
   *
   * @throws SupersededException if the draft raises the version and another change won
   */
  public List<SetCookie> write(Draft draft) {
    if (draft.change() == Draft.Change.BEGIN) {
      endOnServer(draft.from());
    }
    Keeping.Kept kept = keeping.write(draft);
    if (draft.change() == Draft.Change.BEGIN) {
      list.began(draft.claims());
    }
    Instant expires = draft.claims().instant(ClaimName.EXPIRES.wire()).orElseThrow();
    kept.sealed().ifPresent(written -> report(written, expires, draft.from()));
    boolean remembered = draft.claims().toJson().get(ClaimName.REMEMBER.wire()) != JsonValue.FALSE;
    return cookie.write(
        kept.token(), remembered ? Optional.of(expires) : Optional.empty(), draft.from().found());
  }

  /** Deletes the cookies of a session that ended, and what the server keeps of it. */
  public List<SetCookie> end(OpenedCookie opened) {
    List<SetCookie> deletions = cookie.clear(opened.found());
    endOnServer(opened);
    return deletions;
  }

  /** Deletes cookies that did not open, but for those that may open again. */
  public List<SetCookie> refuse(OpenedCookie opened) {
    return grace.keeps(opened.result()) ? List.of() : cookie.clear(opened.found());
  }

  /** The cookies were deleted before: a failure here is for the log. */
  private void endOnServer(OpenedCookie opened) {
    try {
      keeping.end(opened);
      opened.claims().ifPresent(list::ended);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "EndedSessionNotWritten: {0}.", e.getClass().getName());
    }
  }

  private void report(Keeping.Sealed sealed, Instant expires, OpenedCookie from) {
    suspects.ifPresent(those -> those.report(sealed.claims()));
    tracing.sealed(
        () ->
            new Trace.Sealed(
                sealed.characters(), TokenBudget.bytesByClaim(sealed.claims().toJson()), expires));
    if (sealed.characters() > TokenBudget.WARNING && !wasLarge(from)) {
      Map<String, Integer> sizes = TokenBudget.bytesByClaim(sealed.claims().toJson());
      LOG.log(
          Level.WARNING,
          "LargeToken: {0} characters; bytes by claim {1}.",
          sealed.characters(),
          sizes);
      events.fire(new LargeToken(sealed.characters(), sizes));
    }
  }

  /** It is said once, when a session grows past the line. */
  private static boolean wasLarge(OpenedCookie from) {
    return from.claims().isPresent()
        && (from.found().candidates().stream().anyMatch(SessionWriter::large)
            || from.row().filter(row -> large(row.sealed())).isPresent());
  }

  private static boolean large(String token) {
    return token.length() > TokenBudget.WARNING;
  }
}
