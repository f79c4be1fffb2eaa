package org.gatehouse.cookie;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.gatehouse.config.Flavour;

/** Takes the Cookie header of a servlet request as it came, not as the server parsed it. */
public final class RequestCookies {
  private RequestCookies() {}

  public static CookieHeader of(HttpServletRequest request, Flavour flavour) {
    Enumeration<String> headers = request.getHeaders("Cookie");
    if (headers == null || !headers.hasMoreElements()) {
      return CookieHeader.parse(null, flavour);
    }
    String first = headers.nextElement();
    if (!headers.hasMoreElements()) {
      return CookieHeader.parse(first, flavour);
    }
    StringBuilder all = new StringBuilder(first);
    while (headers.hasMoreElements()) {
      all.append("; ").append(headers.nextElement());
    }
    return CookieHeader.parse(all.toString(), flavour);
  }
}
