package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SessionTokens;

/** From cookies to claims and back: every flow opens and writes the session cookie here. */
@ApplicationScoped
public class SessionCookies {
  private static final Logger LOG = System.getLogger(SessionCookies.class.getName());

  private SessionTokens tokens;
  private Level refusals;
  private SessionCookie cookie;

  /** A session that was sealed, as cookies. */
  record Written(List<SetCookie> cookies, Instant expires) {}

  /** For the container's client proxies. */
  protected SessionCookies() {}

  @Inject
  SessionCookies(SessionTokens tokens, AuthConfig config, PublicUrl url) {
    this.tokens = tokens;
    this.refusals = config.debug() ? Level.INFO : Level.DEBUG;
    String context = url.contextPath().isEmpty() ? "/" : url.contextPath();
    String path = config.cookies().path().orElse(context);
    this.cookie = new SessionCookie(config.cookies(), config.flavour().chunkSize(), path);
  }

  /** Opens what the request carries; of several tokens that open, the one sealed last. */
  public OpenedCookie open(CookieHeader cookies) {
    SessionCookie.Found found = cookie.read(cookies);
    if (found.names().isEmpty()) {
      return new OpenedCookie(new DecodeResult.Absent(), found);
    }
    DecodeResult result = best(found);
    if (result.claims().isEmpty()) {
      LOG.log(refusals, "SessionRefused: {0}.", result.reason());
    }
    return new OpenedCookie(result, found);
  }

  Written write(Claims claims, SessionCookie.Found found) {
    SessionTokens.Minted minted = tokens.mint(claims);
    return new Written(cookie.write(minted.token(), minted.expires(), found), minted.expires());
  }

  public List<SetCookie> clear(SessionCookie.Found found) {
    return cookie.clear(found);
  }

  private static Instant sealedAt(DecodeResult result) {
    return result.claims().flatMap(claims -> claims.instant("iat")).orElse(Instant.EPOCH);
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

  private static DecodeResult failure(SessionCookie.Found found, DecodeResult last) {
    return found.missingChunk().<DecodeResult>map(DecodeResult.ChunkMissing::new).orElse(last);
  }
}
