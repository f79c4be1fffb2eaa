package org.gatehouse.flow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.session.write.OpenedCookie;
import org.gatehouse.session.write.SessionOpener;
import org.gatehouse.session.write.SessionWriter;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Events;

/**
 * Sign-out: runs no {@code jwt} and no {@code session}, clears every cookie of the session. Nothing
 * that fails keeps them: the end on the server and at the provider are best effort behind it.
 */
public final class SignOutFlow {
  private static final Logger LOG = System.getLogger(SignOutFlow.class.getName());

  private final SessionOpener opener;
  private final SessionWriter writer;
  private final ProviderSignOut providers;
  private final Events events;

  public SignOutFlow(
      SessionOpener opener, SessionWriter writer, ProviderSignOut providers, Events events) {
    this.opener = opener;
    this.writer = writer;
    this.providers = providers;
    this.events = events;
  }

  /** Where a provider ends its own session. */
  @FunctionalInterface
  public interface ProviderSignOut {
    /** Empty if the provider of these claims has no such place, or is not asked to. */
    Optional<URI> endSession(Claims claims, URI back);
  }

  /**
   * What to answer.
   *
   * @param cookies deletions; none if the request carried no session cookie
   * @param endSession where the provider ends its own session, if it is configured to
   */
  public record SignedOff(List<SetCookie> cookies, Optional<URI> endSession) {}

  /**
   * Ends the session; never throws.
   *
   * @param back where the browser goes in the end
   */
  public SignedOff signOut(CookieHeader header, String back) {
    OpenedCookie opened = open(header);
    List<SetCookie> deletions = writer.end(opened);
    opened.claims().ifPresent(token -> events.fire(new SignedOut(token)));
    return new SignedOff(deletions, opened.claims().flatMap(token -> endSession(token, back)));
  }

  /** Without the database the token itself says which session it is. */
  private OpenedCookie open(CookieHeader header) {
    try {
      return opener.open(header);
    } catch (DatabaseUnavailableException e) {
      return opener.openAlone(header);
    }
  }

  private Optional<URI> endSession(Claims claims, String back) {
    try {
      return page(back).flatMap(page -> providers.endSession(claims, page));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "ProviderSignOutFailed: {0}.", e.getClass().getName());
      return Optional.empty();
    }
  }

  /** Providers match whole addresses, and a bare origin is none in their lists. */
  private static Optional<URI> page(String url) {
    try {
      URI uri = new URI(url);
      boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
      return Optional.of(bare ? new URI(url + "/") : uri);
    } catch (URISyntaxException e) {
      return origin(url);
    }
  }

  /** Of an address that browsers understand and RFC 3986 does not. */
  private static Optional<URI> origin(String url) {
    int path = url.indexOf('/', url.indexOf("//") + 2);
    try {
      return Optional.of(new URI(path < 0 ? url : url.substring(0, path + 1)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
