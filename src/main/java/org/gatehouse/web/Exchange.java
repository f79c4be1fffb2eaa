package org.gatehouse.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.cookie.CallbackUrlCookie;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.CsrfToken;
import org.gatehouse.cookie.RequestCookies;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.flow.Redirects;
import org.gatehouse.trace.Trace.Reason;
import org.gatehouse.trace.Trace.Reason.Kind;
import org.gatehouse.trace.Tracing;

/**
 * What every action of {@code /api/auth} starts with, in Auth.js's order: the CSRF token, then the
 * callback URL, which runs the {@code redirect} callback if the request carries one (wire.md 6, 7).
 */
@RequestScoped
public class Exchange {
  @Inject private HttpServletRequest request;
  @Inject private AuthConfig config;
  @Inject private PublicUrl url;
  @Inject private Redirects redirects;
  @Inject private Tracing tracing;

  private Body body = Body.NONE;
  private CookieHeader cookies;
  private CsrfToken csrf;
  private String csrfToken;
  private boolean csrfFresh;
  private String callbackUrl;
  private Optional<SetCookie> callbackUrlCookie = Optional.empty();

  /** Reads the request; to be called once, before anything else. */
  void begin(Body read) {
    begin(read, Kind.ENDPOINT);
  }

  /**
   * As before.
   *
   * @param kind which row of the execution matrix it is
   */
  void begin(Body read, Kind kind) {
    tracing.because(
        () ->
            Reason.endpoint(kind, request.getMethod() + " " + PublicUrl.AUTH_PATH, Exchange.class));
    body = read;
    cookies = RequestCookies.of(request, config.flavour());
    csrf = new CsrfToken(config.secrets(), config.cookies());
    Optional<String> known = csrf.read(cookies);
    csrfFresh = known.isEmpty();
    csrfToken = known.orElseGet(csrf::fresh);
    CallbackUrlCookie remembered = new CallbackUrlCookie(config.cookies(), url.cookiePath());
    Optional<String> wanted =
        body.text("callbackUrl")
            .or(() -> Optional.ofNullable(QueryParameter.first(request, "callbackUrl")))
            .or(() -> remembered.read(cookies));
    callbackUrl = wanted.map(this::resolve).orElseGet(this::home);
    callbackUrlCookie = remembered.remember(callbackUrl, cookies);
  }

  Body body() {
    return body;
  }

  CookieHeader cookies() {
    return cookies;
  }

  public String csrfToken() {
    return csrfToken;
  }

  /** Where to go when the action is done: always a URL the {@code redirect} callback agreed to. */
  public String callbackUrl() {
    return callbackUrl;
  }

  /** Runs {@code redirect} on a target. */
  String resolve(String target) {
    return redirects.resolve(target, origin(), home());
  }

  String origin() {
    return url.origin(request);
  }

  public String home() {
    return url.home(request);
  }

  public String action(String action) {
    return url.action(request, action);
  }

  /** A POST whose body repeats the token of its cookie, and that no other site sent. */
  boolean proven() {
    return CrossSite.isOwn(request, origin()) && csrf.matches(cookies, body.text("csrfToken"));
  }

  /** The CSRF and callback-url cookies, where the request has not got them. */
  public List<SetCookie> housekeeping() {
    List<SetCookie> set = new ArrayList<>();
    if (csrfFresh) {
      set.add(csrf.cookie(csrfToken));
    }
    callbackUrlCookie.ifPresent(set::add);
    return set;
  }

  /** After a sign-in the CSRF token of before is worth nothing (security.md SEC-019). */
  List<SetCookie> housekeepingAfterSignIn() {
    List<SetCookie> set = new ArrayList<>();
    set.add(csrf.cookie(csrf.fresh()));
    callbackUrlCookie.ifPresent(set::add);
    return set;
  }

  /** Both generations' signal for an answer in JSON instead of a redirect (wire.md 18.11). */
  boolean wantsJson() {
    return request.getHeader("X-Auth-Return-Redirect") != null
        || body.text("json").filter("true"::equals).isPresent();
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(QueryParameter.first(request, name));
  }

  /** Query parameters that were given exactly once. */
  Map<String, String> singleParameters() {
    return QueryParameter.single(request);
  }

  Optional<String> rawQuery() {
    return Optional.ofNullable(request.getQueryString());
  }
}
