package org.gatehouse.guard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.RequestCookies;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.flow.ReadSessionFlow;
import org.gatehouse.flow.UpdateSessionFlow;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.pipeline.Grants;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.session.Session;
import org.gatehouse.session.write.OpenedCookie;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Trace.Reason;
import org.gatehouse.trace.Trace.Reason.Kind;
import org.gatehouse.trace.Tracing;

/**
 * What one request knows of its session. Each step is taken at most once and only when asked for:
 * opening the token, the {@code jwt} callback, the {@code session} callback (mission row A09).
 */
@RequestScoped
public class RequestSession implements CurrentSession {
  @Inject private HttpServletRequest request;
  @Inject private ReadSessionFlow flow;
  @Inject private UpdateSessionFlow updating;
  @Inject private AuthConfig config;
  @Inject private UnsafeMethods unsafeMethods;
  @Inject private Grants grants;
  @Inject private Tracing tracing;

  private CookieHeader cookies;
  private OpenedCookie opened;
  private Optional<Decided> decided;
  private Optional<Session> session;
  private CallbackFailedException failure;
  private List<SetCookie> updated = List.of();
  private boolean cookiesTaken;

  /** Hands out this object itself, not its proxy: it answers for its request on every thread. */
  void bind(HttpServletRequest own, Consumer<RequestSession> taker) {
    request = own;
    taker.accept(this);
  }

  /** Whether the request of this thread is the one that the other answers for. */
  public boolean is(RequestSession other) {
    return this == other;
  }

  /** The cookie's claims; runs no callback. Empty without a valid cookie. */
  public Claims raw() {
    if (opened == null) {
      tracing.because(() -> Reason.injected(Kind.RAW_CLAIMS, "Claims"));
    }
    Claims raw = opened().result().claims().orElse(Claims.NONE);
    if (!raw.isEmpty()) {
      unsafeMethods.check(request, cookies());
    }
    return raw;
  }

  /**
   * The claims after {@code jwt}: asking for them is asking for a session.
   *
   * @throws CallbackFailedException if the callback threw, also at each later call
   * @throws MissingCsrfException if an unsafe request lacks the header that proves its origin
   */
  public Optional<Claims> claims() {
    return claims(() -> Reason.injected(Kind.INJECTION, "session"));
  }

  /**
   * As before.
   *
   * @param reason for the trace of a developer; asked for only if {@code jwt} has not run
   */
  public Optional<Claims> claims(Supplier<Reason> reason) {
    rethrowFailure();
    if (decided == null) {
      tracing.because(reason);
      if (opened().result().claims().isPresent()) {
        unsafeMethods.check(request, cookies());
      }
      try {
        decided = flow.jwt(opened());
      } catch (CallbackFailedException e) {
        failure = e;
        throw e;
      }
    }
    return decided.map(Decided::claims);
  }

  @Override
  public Optional<Session> get() {
    boolean letIn = decided != null && decided.isPresent();
    Supplier<Reason> reason = () -> Reason.injected(Kind.SESSION_INJECTION, "CurrentSession");
    Optional<Claims> current = claims(reason);
    if (session == null) {
      tracing.because(reason);
      try {
        session = current.flatMap(token -> flow.show(token, expires(token)));
        if (session.isEmpty() && current.isPresent()) {
          over(letIn);
        }
      } catch (CallbackFailedException e) {
        failure = e;
        throw e;
      }
    }
    return session;
  }

  @Override
  public Optional<Session> update(JsonObject data) {
    Supplier<Reason> reason = () -> Reason.injected(Kind.UPDATE, "CurrentSession.update");
    if (claims(reason).isPresent()) {
      tracing.because(reason);
      ReadSessionFlow.Read changed = updating.update(cookies(), data);
      decided = changed.claims().map(claims -> new Decided(claims, Duration.ZERO));
      session = changed.session();
      updated = changed.cookies();
      return session;
    }
    return Optional.empty();
  }

  /** The roles of the signed-in user that this application knows ({@code auth.roles}). */
  public Set<String> roles() {
    return claims()
        .flatMap(token -> token.text("role"))
        .filter(config.roles()::contains)
        .map(Collections::singleton)
        .orElse(Set.of());
  }

  /** Whether somebody is signed in who has all of these permissions. */
  public boolean permits(Set<String> needed) {
    return claims().filter(token -> grants.permit(token, needed)).isPresent();
  }

  /** The session is of another release: the answer deletes its cookies. */
  void over() {
    if (opened().claims().isPresent()) {
      decided = Optional.empty();
      session = Optional.empty();
    }
  }

  private void over(boolean letIn) {
    over();
    if (letIn) {
      throw new SessionOutdatedException();
    }
  }

  /** Whether the answer may depend on the session. */
  public boolean asked() {
    return opened != null;
  }

  public boolean failed() {
    return failure != null;
  }

  /**
   * Cookies to answer with, handed out once: none if no session was asked for, or if a callback
   * failed.
   */
  public List<SetCookie> takeCookies() {
    if (!updated.isEmpty()) {
      List<SetCookie> taken = updated;
      updated = List.of();
      cookiesTaken = true;
      return taken;
    }
    if (cookiesTaken || decided == null || failed()) {
      return List.of();
    }
    List<SetCookie> taken = flow.renew(opened(), decided);
    cookiesTaken = !taken.isEmpty();
    return taken;
  }

  private OpenedCookie opened() {
    if (opened == null) {
      opened = flow.open(cookies());
    }
    return opened;
  }

  private CookieHeader cookies() {
    if (cookies == null) {
      cookies = RequestCookies.of(request, config.flavour());
    }
    return cookies;
  }

  private void rethrowFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  private static Instant expires(Claims token) {
    return token.instant("exp").orElse(Instant.EPOCH);
  }
}
