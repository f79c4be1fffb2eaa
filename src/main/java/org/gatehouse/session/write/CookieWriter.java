package org.gatehouse.session.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.token.Claims;

/** The session cookie with the names and attributes of this deployment. */
@ApplicationScoped
public class CookieWriter {
  /** Claim that is false for a session that ends with the browser. */
  public static final String REMEMBER = "remember";

  private SessionCookie cookie;

  /** For the container's client proxies. */
  protected CookieWriter() {}

  @Inject
  CookieWriter(AuthConfig config, PublicUrl url) {
    this.cookie =
        new SessionCookie(config.cookies(), config.flavour().chunkSize(), url.cookiePath());
  }

  SessionCookie session() {
    return cookie;
  }

  /** Cookies that last as long as the session, or as long as the browser. */
  List<SetCookie> write(String token, Claims claims, Instant expires, SessionCookie.Found found) {
    boolean remembered = claims.toJson().get(REMEMBER) != JsonValue.FALSE;
    return cookie.write(token, remembered ? Optional.of(expires) : Optional.empty(), found);
  }
}
