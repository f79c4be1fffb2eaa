package org.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;

/** Tells requests that another site made the browser send (wire.md 18.9). */
final class CrossSite {
  private CrossSite() {}

  /** Whether nothing says that the request comes from elsewhere; clients without a browser pass. */
  static boolean isOwn(HttpServletRequest request, String origin) {
    String sender = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    return (sender == null || sender.equalsIgnoreCase(origin))
        && (site == null || !site.equalsIgnoreCase("cross-site"));
  }
}
