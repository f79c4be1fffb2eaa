package org.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Parameters of the query string only: {@code getParameter} would consume a form body. */
final class QueryParameter {
  private static final int LONGEST_QUERY = 16_384;

  private QueryParameter() {}

  /** The first value, or null; a broken escape counts as no value. */
  static String first(HttpServletRequest request, String name) {
    String query = request.getQueryString();
    if (query == null || query.length() > LONGEST_QUERY) {
      return null;
    }
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).equals(name)) {
        try {
          return URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
          return null;
        }
      }
    }
    return null;
  }
}
