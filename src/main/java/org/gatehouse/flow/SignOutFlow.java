package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.provider.oauth.OAuthClients;
import org.gatehouse.session.write.Events;
import org.gatehouse.session.write.OpenedCookie;
import org.gatehouse.session.write.SessionCookies;
import org.gatehouse.token.Claims;

/** Sign-out: runs no {@code jwt} and no {@code session}, clears every cookie of the session. */
@ApplicationScoped
public class SignOutFlow {
  @Inject private SessionCookies cookies;
  @Inject private OAuthClients clients;
  @Inject private Events events;

  /**
   * What to answer.
   *
   * @param cookies deletions; none if the request carried no session cookie
   * @param endSession where the provider ends its own session, if it is configured to
   */
  public record SignedOff(List<SetCookie> cookies, Optional<URI> endSession) {}

  /**
   * @param back where the browser goes in the end
   */
  public SignedOff signOut(CookieHeader header, String back) {
    OpenedCookie opened = cookies.open(header);
    Optional<Claims> claims = opened.result().claims();
    claims.ifPresent(token -> events.fire(new SignedOut(token)));
    Optional<URI> endSession = claims.flatMap(token -> endSession(token, back));
    return new SignedOff(cookies.end(opened), endSession);
  }

  private Optional<URI> endSession(Claims claims, String back) {
    return claims
        .text("provider")
        .flatMap(clients::byId)
        .filter(client -> client.config().rpInitiatedLogout())
        .flatMap(client -> client.endSession(claims.text("id_token"), page(back)));
  }

  /** Providers match whole addresses, and a bare origin is none in their lists. */
  private static URI page(String url) {
    URI uri = URI.create(url);
    return uri.getRawPath().isEmpty() && uri.getRawQuery() == null ? URI.create(url + "/") : uri;
  }
}
