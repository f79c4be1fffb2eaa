package org.gatehouse.web.page;

import java.util.Map;

/** The headers that keep a page safe (security.md section 8). */
public final class PageHeaders {
  private PageHeaders() {}

  /**
   * @param policy the Content-Security-Policy
   */
  public static Map<String, String> of(String policy) {
    return Map.of(
        "Content-Security-Policy", policy,
        "Referrer-Policy", "same-origin",
        "Cross-Origin-Opener-Policy", "same-origin",
        "X-Frame-Options", "DENY",
        "Cache-Control", "private, no-cache, no-store");
  }
}
