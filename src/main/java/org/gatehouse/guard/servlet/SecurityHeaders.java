package org.gatehouse.guard.servlet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.config.AuthConfig;

/**
 * The headers of every answer, resources, pages, files, redirects and problems alike; what an
 * application sets itself goes before. Where the application is reached by https, browsers are told
 * to stay there (RFC 6797).
 */
@ApplicationScoped
public class SecurityHeaders {
  private static final String YEAR = "max-age=31536000";

  private boolean https;

  /** For the container's client proxies. */
  protected SecurityHeaders() {}

  @Inject
  SecurityHeaders(AuthConfig config) {
    this.https = config.url().filter(url -> url.getScheme().equalsIgnoreCase("https")).isPresent();
  }

  void set(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    if (https) {
      response.setHeader("Strict-Transport-Security", YEAR);
    }
  }
}
