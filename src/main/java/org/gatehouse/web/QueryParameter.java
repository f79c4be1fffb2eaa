package org.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Parameters of the query string only: {@code getParameter} would consume a form body. */
public final class QueryParameter {
  private static final int LONGEST_QUERY = 16_384;
  private static final int MOST = 50;

  private QueryParameter() {}

  /** Those given exactly once, at most 50 names; one with a broken escape counts as not given. */
  static Map<String, String> single(HttpServletRequest request) {
    String query = request.getQueryString();
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> repeated = new HashSet<>();
    if (query == null || query.length() > LONGEST_QUERY) {
      return values;
    }
    for (String pair : query.split("&", MOST)) {
      int equals = pair.indexOf('=');
      try {
        String name =
            URLDecoder.decode(pair.substring(0, Math.max(equals, 0)), StandardCharsets.UTF_8);
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        if (!name.isEmpty() && values.put(name, value) != null) {
          repeated.add(name);
        }
      } catch (IllegalArgumentException e) {
        // as if it were not there
      }
    }
    values.keySet().removeAll(repeated);
    return values;
  }

  /** The first value, or null; a broken escape counts as no value. */
  public static String first(HttpServletRequest request, String name) {
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
