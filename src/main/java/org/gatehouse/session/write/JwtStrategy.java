package org.gatehouse.session.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.cookie.TokenBudget;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.CallbackStages;
import org.gatehouse.store.MovedClaims;
import org.gatehouse.store.SessionVersions;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.trace.Trace;
import org.gatehouse.trace.Tracing;

/**
 * The claims are sealed in the cookie. What does not fit moves to the database if it may; what an
 * update changed is kept there until no older cookie can come (wire.md 8, mission rows A20, A22).
 */
@ApplicationScoped
class JwtStrategy implements SessionStrategy {
  private static final Logger LOG = System.getLogger(JwtStrategy.class.getName());

  /** These lie in the database whenever the cookies are full. */
  private static final Set<String> PROVIDER_TOKENS =
      Set.of("access_token", "refresh_token", "id_token");

  @Inject private SessionTokens tokens;
  @Inject private SessionVersions versions;
  @Inject private MovedClaims moved;
  @Inject private CallbackStages stages;
  @Inject private CookieWriter cookie;
  @Inject private AuthConfig config;
  @Inject private Events events;
  @Inject private Tracing tracing;

  /** Of several tokens that open, the one sealed last. */
  @Override
  public OpenedCookie open(SessionCookie.Found found) {
    DecodeResult best = best(found);
    if (!(best instanceof DecodeResult.Valid valid)) {
      return OpenedCookie.of(best, found);
    }
    Optional<Claims> newer = versions.newerThan(valid.content());
    if (newer.isPresent()) {
      DecodeResult result = new DecodeResult.Valid(newer.get(), valid.keyIndex());
      return new OpenedCookie(result, found, true, Optional.empty());
    }
    return OpenedCookie.of(
        moved
            .restore(valid.content())
            .<DecodeResult>map(claims -> new DecodeResult.Valid(claims, valid.keyIndex()))
            .orElseGet(DecodeResult.Revoked::new),
        found);
  }

  @Override
  public List<SetCookie> begin(Claims claims, OpenedCookie previous) {
    return written(stamp(claims), previous).commit().get();
  }

  @Override
  public Pending keep(Claims claims, OpenedCookie opened, Reason reason) {
    Claims before = opened.result().claims().orElseThrow();
    if (reason == Reason.READ || before.equals(claims)) {
      return written(stamp(claims), opened);
    }
    Claims raised = stamp(claims.withVersion(claims.version() + 1));
    Claims fitting = fitting(raised);
    return new Pending(
        expires(raised),
        () -> {
          if (!versions.raise(before, raised)) {
            throw new SupersededException();
          }
          return cookies(raised, fitting, opened);
        });
  }

  /** The cookie is all there is; the record of its version stays for cookies that come late. */
  @Override
  public void end(OpenedCookie opened) {
    // nothing is kept that a cookie could bring back
  }

  private Claims stamp(Claims claims) {
    return tokens.stamp(claims, stages.maxAge(claims, config.session().maxAge()));
  }

  private Pending written(Claims stamped, OpenedCookie opened) {
    Claims fitting = fitting(stamped);
    return new Pending(expires(stamped), () -> cookies(stamped, fitting, opened));
  }

  /** What goes into the cookies: all, or all but the claims that may move. Writes nothing yet. */
  private Claims fitting(Claims stamped) {
    String whole = tokens.seal(stamped);
    if (whole.length() > SessionTokens.LONGEST) {
      throw new TokenTooLargeException(whole.length(), SessionTokens.LONGEST);
    }
    if (cookie.session().fits(whole)) {
      return stamped;
    }
    Claims rest = stamped;
    for (String name : TokenBudget.bytesByClaim(stamped.toJson()).keySet()) {
      if (config.movableClaims().contains(name) || PROVIDER_TOKENS.contains(name)) {
        rest = rest.without(name);
        Claims withReference = rest.with(MovedClaims.REFERENCE, MovedClaims.PLACEHOLDER);
        if (cookie.session().fits(tokens.seal(withReference))) {
          return rest;
        }
      }
    }
    throw new TokenTooLargeException(whole.length(), cookie.session().longest());
  }

  private List<SetCookie> cookies(Claims stamped, Claims fitting, OpenedCookie opened) {
    Claims sealed = fitting;
    if (!stamped.equals(fitting)) {
      var members = Json.PROVIDER.createObjectBuilder();
      stamped.toJson().entrySet().stream()
          .filter(claim -> !fitting.has(claim.getKey()))
          .forEach(claim -> members.add(claim.getKey(), claim.getValue()));
      JsonObject out = members.build();
      sealed = moved.move(stamped, out);
    }
    String token = tokens.seal(sealed);
    warn(token, sealed, opened);
    Instant expires = expires(stamped);
    JsonObject content = sealed.toJson();
    tracing.sealed(
        () -> new Trace.Sealed(token.length(), TokenBudget.bytesByClaim(content), expires));
    return cookie.write(token, stamped, expires, opened.found());
  }

  private static Instant expires(Claims stamped) {
    return stamped.instant("exp").orElseThrow();
  }

  /** Once, when a session grows past the line. */
  private void warn(String token, Claims sealed, OpenedCookie opened) {
    boolean before =
        opened.result().claims().isPresent()
            && opened.found().candidates().stream()
                .anyMatch(text -> text.length() > TokenBudget.WARNING);
    if (token.length() > TokenBudget.WARNING && !before) {
      Map<String, Integer> sizes = TokenBudget.bytesByClaim(sealed.toJson());
      LOG.log(
          Level.WARNING, "LargeToken: {0} characters; bytes by claim {1}.", token.length(), sizes);
      events.fire(new LargeToken(token.length(), sizes));
    }
  }

  private DecodeResult best(SessionCookie.Found found) {
    DecodeResult best = new DecodeResult.Malformed();
    for (String candidate : found.candidates()) {
      DecodeResult result = tokens.open(candidate);
      boolean newer = result.claims().isPresent() && sealedAt(result).isAfter(sealedAt(best));
      if (best.claims().isEmpty() || newer) {
        best = result;
      }
    }
    return best.claims().isPresent() ? best : failure(found, best);
  }

  private static Instant sealedAt(DecodeResult result) {
    return result.claims().flatMap(claims -> claims.instant("iat")).orElse(Instant.EPOCH);
  }

  private static DecodeResult failure(SessionCookie.Found found, DecodeResult last) {
    return found.missingChunk().<DecodeResult>map(DecodeResult.ChunkMissing::new).orElse(last);
  }
}
