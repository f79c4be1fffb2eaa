package org.gatehouse.cookie;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.config.CookieConfig;

/**
 * One Set-Cookie header, attributes in the order of Auth.js (wire.md 8). All cookies of Gatehouse
 * are HttpOnly.
 *
 * @param maxAge seconds; 0 deletes
 */
public record SetCookie(
    String name,
    String value,
    Optional<Long> maxAge,
    Optional<String> domain,
    String path,
    Optional<Instant> expires,
    boolean secure,
    String sameSite) {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static SetCookie browserSession(String name, String value, CookieConfig config, String path) {
    return of(name, value, Optional.empty(), Optional.empty(), config, path);
  }

  static SetCookie deletion(String name, CookieConfig config, String path) {
    return of(name, "", Optional.of(0L), Optional.empty(), config, path);
  }

  static SetCookie of(
      String name,
      String value,
      Optional<Long> maxAge,
      Optional<Instant> expires,
      CookieConfig config,
      String path) {
    return new SetCookie(
        name, value, maxAge, config.domain(), path, expires, config.secure(), config.sameSite());
  }

  SetCookie hostOnly() {
    return new SetCookie(name, value, maxAge, Optional.empty(), "/", expires, secure, sameSite);
  }

  /** One that also comes with what another site makes the browser send. */
  SetCookie crossSite() {
    return new SetCookie(name, value, maxAge, domain, path, expires, true, "None");
  }

  /** The header's value; the cookie's value percent-encoded as {@code encodeURIComponent} does. */
  public String header() {
    StringBuilder text = new StringBuilder(name).append('=').append(encode(value));
    maxAge.ifPresent(seconds -> text.append("; Max-Age=").append(seconds));
    domain.ifPresent(host -> text.append("; Domain=").append(host));
    text.append("; Path=").append(path);
    expires.ifPresent(date -> text.append("; Expires=").append(HTTP_DATE.format(date)));
    text.append("; HttpOnly");
    if (secure) {
      text.append("; Secure");
    }
    return text.append("; SameSite=").append(sameSite).toString();
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
