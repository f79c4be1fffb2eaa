package org.gatehouse.flow;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.pipeline.StageRunner;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.session.Session;
import org.gatehouse.session.write.Draft;
import org.gatehouse.session.write.OpenedCookie;
import org.gatehouse.session.write.SessionOpener;
import org.gatehouse.session.write.SessionWriter;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Events;

/**
 * Reading a session: open, {@code jwt}, {@code session}, and the cookie to answer with. {@link
 * #read} is {@code GET /session}; guarded requests take the same steps one by one, as far as they
 * need them.
 */
public final class ReadSessionFlow {
  private final SessionOpener opener;
  private final StageRunner stages;
  private final SessionWriter writer;
  private final Events events;
  private final SessionConfig config;
  private final Clock clock;

  public ReadSessionFlow(
      SessionOpener opener,
      StageRunner stages,
      SessionWriter writer,
      Events events,
      SessionConfig config,
      Clock clock) {
    this.opener = opener;
    this.stages = stages;
    this.writer = writer;
    this.events = events;
    this.config = config;
    this.clock = clock;
  }

  /** A session to show with its claims, or none, and the cookies to answer with. */
  public record Read(Optional<Session> session, Optional<Claims> claims, List<SetCookie> cookies) {}

  /**
   * Reads and always re-seals, which rolls the expiry.
   *
   * @throws CallbackFailedException if a callback threw: the cookie must stay as it is
   */
  public Read read(CookieHeader header) {
    OpenedCookie opened = open(header);
    return finish(opened, jwt(opened), Draft.Change.ROLL, SessionContext::read);
  }

  public OpenedCookie open(CookieHeader header) {
    return opener.open(header);
  }

  /** Runs {@code jwt} on an opened cookie; empty if there is no session or it ends here. */
  public Optional<Decided> jwt(OpenedCookie opened) {
    return opened.claims().flatMap(token -> stages.jwt(JwtContext.read(token)));
  }

  /** Runs {@code session} on the claims that {@code jwt} returned; empty if it ends here. */
  public Optional<Session> show(Claims claims, Instant expires) {
    Optional<Session> shown = stages.session(SessionContext.read(base(claims, expires), claims));
    shown.ifPresent(session -> events.fire(new SessionShown(session, claims)));
    return shown;
  }

  /**
   * Cookies for a request other than {@code /session}: re-sealed only if a claim changed or {@code
   * auth.session.update-age} has passed; cleared if the session ended.
   */
  public List<SetCookie> renew(OpenedCookie opened, Optional<Decided> decided) {
    if (decided.isEmpty()) {
      return ended(opened);
    }
    boolean changed = !opened.claims().orElseThrow().equals(decided.get().claims());
    return opened.outdated() || changed || stale(opened)
        ? writer.write(roll(decided.get(), opened))
        : List.of();
  }

  Read finish(
      OpenedCookie opened,
      Optional<Decided> decided,
      Draft.Change change,
      BiFunction<Session, Claims, SessionContext> context) {
    if (decided.isEmpty()) {
      return new Read(Optional.empty(), Optional.empty(), ended(opened));
    }
    Draft draft =
        change == Draft.Change.ROLL
            ? roll(decided.get(), opened)
            : writer.draft(decided.get(), opened, change);
    Claims claims = draft.base();
    Optional<Session> session =
        stages.session(context.apply(base(claims, writer.expires(draft)), claims));
    if (session.isEmpty()) {
      return new Read(Optional.empty(), Optional.empty(), ended(opened));
    }
    List<SetCookie> written = writer.write(draft);
    events.fire(new SessionShown(session.get(), claims));
    return new Read(session, Optional.of(claims), written);
  }

  /** A read that makes the token too large is a failure of a callback: the old one stays. */
  private Draft roll(Decided decided, OpenedCookie opened) {
    try {
      return writer.draft(decided, opened, Draft.Change.ROLL);
    } catch (TokenTooLargeException e) {
      throw new CallbackFailedException("jwt", e);
    }
  }

  /** A session ends; what was none is only cleared away. */
  private List<SetCookie> ended(OpenedCookie opened) {
    return opened.claims().isPresent() ? writer.end(opened) : writer.refuse(opened);
  }

  private boolean stale(OpenedCookie opened) {
    Instant sealed =
        opened
            .claims()
            .flatMap(claims -> claims.instant(ClaimName.ISSUED_AT.wire()))
            .orElse(Instant.EPOCH);
    return !clock.instant().isBefore(sealed.plus(config.updateAge()));
  }

  /** What the session callback starts from: Auth.js's three members, where there is a text. */
  private static Session base(Claims claims, Instant expires) {
    JsonObjectBuilder user = Json.PROVIDER.createObjectBuilder();
    copy(claims, ClaimName.NAME, user, "name");
    copy(claims, ClaimName.EMAIL, user, "email");
    copy(claims, ClaimName.PICTURE, user, "image");
    return Session.of(user.build(), expires);
  }

  private static void copy(Claims claims, ClaimName claim, JsonObjectBuilder user, String member) {
    JsonValue value = claims.toJson().get(claim.wire());
    if (value instanceof JsonString || value == JsonValue.NULL) {
      user.add(member, value);
    }
  }
}
