package org.gatehouse.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.CsrfToken;

/**
 * A request that changes something and is authenticated by the cookie must repeat the CSRF token in
 * the header {@code X-CSRF-Token}, or in the field {@code csrfToken} of a form (security.md
 * SEC-021).
 */
@ApplicationScoped
class UnsafeMethods {
  static final String HEADER = "X-CSRF-Token";
  private static final String FIELD = "csrfToken";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final long LONGEST_FORM = 1024 * 1024;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private CsrfToken csrf;

  /** For the container's client proxies. */
  protected UnsafeMethods() {}

  @Inject
  UnsafeMethods(AuthConfig config) {
    this.csrf = new CsrfToken(config.secrets(), config.cookies());
  }

  void check(HttpServletRequest request, CookieHeader cookies) {
    if (SAFE.contains(request.getMethod())) {
      return;
    }
    Optional<String> header = Optional.ofNullable(request.getHeader(HEADER));
    if (!csrf.matches(cookies, header.or(() -> field(request)))) {
      throw new MissingCsrfException();
    }
  }

  /** Reads the body only where the answer would be 403 otherwise; not from the query. */
  private static Optional<String> field(HttpServletRequest request) {
    String type = request.getContentType();
    String query = request.getQueryString();
    long length = request.getContentLengthLong();
    boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
    if (!form || length < 0 || length > LONGEST_FORM || query != null && query.contains(FIELD)) {
      return Optional.empty();
    }
    try {
      if (request.getCharacterEncoding() == null) {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
      }
      return Optional.ofNullable(request.getParameter(FIELD));
    } catch (UnsupportedEncodingException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
