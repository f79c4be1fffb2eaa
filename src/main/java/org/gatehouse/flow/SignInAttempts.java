package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.cookie.CheckCookies;
import org.gatehouse.cookie.CheckCookies.Kind;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.json.Json;
import org.gatehouse.provider.Checks;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;

/**
 * Remembers sign-in attempts in sealed cookies, one set each, so that several tabs can sign in at
 * once (mission rows B02, C07): five at the most, fifteen minutes long, bound to their provider.
 */
@ApplicationScoped
class SignInAttempts {
  private static final int MOST = 5;
  private static final int MOST_LOOKED_AT = 16;

  /** Attempts whose cookies one answer deletes, which bounds its size. */
  private static final int MOST_FORGOTTEN = 32;

  private static final String VALUE = "value";
  private static final String PROVIDER = "provider";
  private static final String TARGET = "target";
  private static final String STATE = "state";
  private static final String LINK_SUBJECT = "linkSubject";
  private static final String LINK_SID = "linkSid";

  private TokenCodec codec;
  private CheckCookies cookies;
  private Clock clock;

  /** For the container's client proxies. */
  protected SignInAttempts() {}

  @Inject
  SignInAttempts(AuthConfig config, PublicUrl url, Clock clock) {
    this(config, url.cookiePath(), clock);
  }

  SignInAttempts(AuthConfig config, String path, Clock clock) {
    this.codec = new TokenCodec(config.flavour(), config.secrets(), Set.of());
    this.cookies = new CheckCookies(config.cookies(), config.flavour(), path);
    this.clock = clock;
  }

  /**
   * Cookies for a new attempt; the oldest go when there would be more than five. A request may
   * carry hundreds: few are opened, and the rest goes unseen.
   *
   * @param byForm whether the provider's page makes the browser post, so that cookies which stay
   *     within our site would not come back
   */
  List<SetCookie> remember(SignInAttempt attempt, boolean byForm, CookieHeader header) {
    List<String> handles = cookies.handles(header);
    List<String> looked = handles.stream().limit(MOST_LOOKED_AT).toList();
    Map<String, Instant> started = new HashMap<>();
    looked.forEach(handle -> started.put(handle, started(handle, header)));
    List<String> newestFirst =
        looked.stream().sorted(Comparator.comparing(started::get).reversed()).toList();
    List<SetCookie> set = new ArrayList<>();
    Stream.concat(newestFirst.stream().skip(MOST - 1L), handles.stream().skip(MOST_LOOKED_AT))
        .limit(MOST_FORGOTTEN)
        .forEach(handle -> set.addAll(cookies.forget(handle, header)));
    Checks checks = attempt.checks();
    String handle = CheckCookies.handle(checks.state());
    Claims state = claims(checks.state(), attempt).with(TARGET, attempt.target());
    if (attempt.link().isPresent()) {
      state =
          state
              .with(LINK_SUBJECT, attempt.link().get().subject())
              .with(LINK_SID, attempt.link().get().sid());
    }
    set.add(sealed(Kind.STATE, handle, state, byForm));
    set.add(sealed(Kind.PKCE, handle, claims(checks.codeVerifier(), attempt), byForm));
    set.add(sealed(Kind.NONCE, handle, claims(checks.nonce(), attempt), byForm));
    return set;
  }

  /** The attempt that this state belongs to, if it is one of this provider and not too old. */
  Optional<SignInAttempt> recall(String provider, String state, CookieHeader header) {
    String handle = CheckCookies.handle(state);
    Optional<Claims> first = open(Kind.STATE, provider, handle, header);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Optional<Claims> second = open(Kind.PKCE, provider, handle, header);
    Optional<Claims> third = open(Kind.NONCE, provider, handle, header);
    if (second.isEmpty() || third.isEmpty()) {
      return Optional.empty();
    }
    Checks checks = new Checks(value(first), value(second), value(third));
    Claims start = first.get();
    Optional<SignInAttempt.Link> link =
        start
            .text(LINK_SUBJECT)
            .flatMap(by -> start.text(LINK_SID).map(sid -> new SignInAttempt.Link(by, sid)));
    String target = start.text(TARGET).orElse("/");
    return Optional.of(new SignInAttempt(provider, checks, target, link));
  }

  /**
   * Keeps what a provider made the browser post until the browser asks for it within our own site,
   * and only for an attempt of this browser.
   *
   * @param answer untrusted
   */
  Optional<SetCookie> hold(String provider, Map<String, String> answer, CookieHeader header) {
    String state = answer.getOrDefault(STATE, "");
    return recall(provider, state, header)
        .filter(attempt -> PostedAnswer.fits(answer))
        .map(
            attempt ->
                sealed(
                    Kind.ANSWER,
                    CheckCookies.handle(state),
                    PostedAnswer.into(claims(state, attempt), answer),
                    false));
  }

  /** What was held for this state; nothing else of a request counts. */
  Map<String, String> held(String provider, String state, CookieHeader header) {
    return open(Kind.ANSWER, provider, CheckCookies.handle(state), header)
        .filter(claims -> claims.text(VALUE).filter(state::equals).isPresent())
        .map(claims -> PostedAnswer.of(claims, state))
        .orElse(Map.of());
  }

  /** Deletes the cookies of an attempt, where the request has them. */
  List<SetCookie> forget(String state, CookieHeader header) {
    return cookies.forget(CheckCookies.handle(state), header);
  }

  private SetCookie sealed(Kind kind, String handle, Claims claims, boolean crossSite) {
    String text = codec.seal(claims, cookies.name(kind, handle));
    return crossSite
        ? cookies.writeCrossSite(kind, handle, text, clock.instant())
        : cookies.write(kind, handle, text, clock.instant());
  }

  private Claims claims(String value, SignInAttempt attempt) {
    long now = clock.instant().getEpochSecond();
    return new Claims(
        Json.PROVIDER
            .createObjectBuilder()
            .add(VALUE, value)
            .add(PROVIDER, attempt.provider())
            .add("iat", now)
            .add("exp", now + CheckCookies.MAX_AGE)
            .build());
  }

  private Optional<Claims> open(Kind kind, String handle, CookieHeader header) {
    String name = cookies.name(kind, handle);
    return header.value(name).flatMap(text -> codec.open(text, name, clock.instant()).claims());
  }

  private Optional<Claims> open(Kind kind, String provider, String handle, CookieHeader header) {
    return open(kind, handle, header)
        .filter(claims -> claims.text(PROVIDER).filter(provider::equals).isPresent());
  }

  /** What does not open counts as oldest. */
  private Instant started(String handle, CookieHeader header) {
    return open(Kind.STATE, handle, header)
        .flatMap(claims -> claims.instant("iat"))
        .orElse(Instant.EPOCH);
  }

  private static String value(Optional<Claims> claims) {
    return claims.flatMap(c -> c.text(VALUE)).orElse("");
  }
}
