package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.pipeline.CallbackStages;
import org.gatehouse.session.Session;
import org.gatehouse.session.write.Continuity;
import org.gatehouse.session.write.Events;
import org.gatehouse.session.write.OpenedCookie;
import org.gatehouse.session.write.SessionCookies;
import org.gatehouse.session.write.SessionStrategy;
import org.gatehouse.token.Claims;

/**
 * Reading a session: open, {@code jwt}, {@code session}, and the cookie to answer with. {@link
 * #read} is {@code GET /session}; guarded requests take the same steps one by one, as far as they
 * need them.
 */
@ApplicationScoped
public class ReadSessionFlow {
  @Inject private SessionCookies cookies;
  @Inject private CallbackStages stages;
  @Inject private AuthConfig config;
  @Inject private Clock clock;
  @Inject private Events events;

  /** A session to show with its claims, or none, and the cookies to answer with. */
  public record Read(Optional<Session> session, Optional<Claims> claims, List<SetCookie> cookies) {}

  /**
   * Reads and always re-seals, which rolls the expiry.
   *
   * @throws CallbackFailedException if a callback threw: the cookie must stay as it is
   */
  public Read read(CookieHeader header) {
    OpenedCookie opened = open(header);
    return finish(
        opened, jwt(opened, JwtContext::read), SessionStrategy.Reason.READ, SessionContext::read);
  }

  public OpenedCookie open(CookieHeader header) {
    return cookies.open(header);
  }

  /** Runs {@code jwt} on an opened cookie; empty if there is no session or it ends here. */
  public Optional<Claims> jwt(OpenedCookie opened) {
    return jwt(opened, JwtContext::read);
  }

  /** Runs {@code session} on the claims that {@code jwt} returned. */
  public Session show(Claims claims, Instant expires) {
    Session shown = show(claims, expires, SessionContext::read);
    events.fire(new SessionShown(shown, claims));
    return shown;
  }

  private Session show(
      Claims claims, Instant expires, BiFunction<Session, Claims, SessionContext> context) {
    try {
      Session shown = stages.session(context.apply(base(claims, expires), claims));
      if (shown == null) {
        throw new IllegalStateException("the session callback returned null");
      }
      return shown;
    } catch (RuntimeException e) {
      throw new CallbackFailedException("session", e);
    }
  }

  /**
   * Cookies for a request other than {@code /session}: re-sealed only if a claim changed or {@code
   * auth.session.update-age} has passed; cleared if the session ended.
   */
  public List<SetCookie> renew(OpenedCookie opened, Optional<Claims> claims) {
    if (claims.isEmpty()) {
      return cookies.end(opened);
    }
    return opened.outdated() || changed(opened, claims.get()) || stale(opened)
        ? keep(claims.get(), opened, SessionStrategy.Reason.READ).commit().get()
        : List.of();
  }

  Optional<Claims> jwt(OpenedCookie opened, Function<Claims, JwtContext> context) {
    Optional<Claims> token = opened.result().claims();
    if (token.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<Claims> claims = stages.jwt(context.apply(token.get()));
      return claims == null
          ? Optional.empty()
          : claims.map(changed -> Continuity.of(token.get(), changed));
    } catch (UpdateRefusedException | DatabaseUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CallbackFailedException("jwt", e);
    }
  }

  Read finish(
      OpenedCookie opened,
      Optional<Claims> claims,
      SessionStrategy.Reason reason,
      BiFunction<Session, Claims, SessionContext> context) {
    if (claims.isEmpty()) {
      return new Read(Optional.empty(), Optional.empty(), cookies.end(opened));
    }
    SessionStrategy.Pending pending = keep(claims.get(), opened, reason);
    Session session = show(claims.get(), pending.expires(), context);
    List<SetCookie> written = pending.commit().get();
    events.fire(new SessionShown(session, claims.get()));
    return new Read(Optional.of(session), claims, written);
  }

  /** A read that makes the token too large is a failure of a callback: the old one stays. */
  private SessionStrategy.Pending keep(
      Claims claims, OpenedCookie opened, SessionStrategy.Reason reason) {
    try {
      return cookies.keep(claims, opened, reason);
    } catch (TokenTooLargeException e) {
      throw reason == SessionStrategy.Reason.READ ? new CallbackFailedException("jwt", e) : e;
    }
  }

  private boolean changed(OpenedCookie opened, Claims claims) {
    Claims before = opened.result().claims().orElseThrow();
    return before != claims && !before.equals(claims);
  }

  private boolean stale(OpenedCookie opened) {
    Instant sealed = opened.result().claims().flatMap(c -> c.instant("iat")).orElse(Instant.EPOCH);
    return !clock.instant().isBefore(sealed.plus(config.session().updateAge()));
  }

  /** What the session callback starts from: Auth.js's three members, where there is a claim. */
  private static Session base(Claims claims, Instant expires) {
    JsonObjectBuilder user = Json.PROVIDER.createObjectBuilder();
    copy(claims, "name", user, "name");
    copy(claims, "email", user, "email");
    copy(claims, "picture", user, "image");
    return Session.of(user.build(), expires);
  }

  private static void copy(Claims claims, String claim, JsonObjectBuilder user, String member) {
    JsonValue value = claims.toJson().get(claim);
    if (value != null) {
      user.add(member, value);
    }
  }
}
