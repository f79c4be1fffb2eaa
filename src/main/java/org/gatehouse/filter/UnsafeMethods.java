package org.gatehouse.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.CsrfToken;

/**
 * A request that changes something and is authenticated by the cookie must repeat the CSRF token in
 * the header {@code X-CSRF-Token} (security.md SEC-021).
 */
@ApplicationScoped
class UnsafeMethods {
  static final String HEADER = "X-CSRF-Token";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private CsrfToken csrf;

  /** For the container's client proxies. */
  protected UnsafeMethods() {}

  @Inject
  UnsafeMethods(AuthConfig config) {
    this.csrf = new CsrfToken(config.secrets(), config.cookies());
  }

  void check(HttpServletRequest request, CookieHeader cookies) {
    boolean safe = SAFE.contains(request.getMethod());
    if (!safe && !csrf.matches(cookies, Optional.ofNullable(request.getHeader(HEADER)))) {
      throw new MissingCsrfException();
    }
  }
}
