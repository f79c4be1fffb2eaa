package org.gatehouse.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.gatehouse.config.PublicUrl;

/**
 * The endpoints of Gatehouse itself. They prove their origin by the token in the body and read the
 * session themselves, so nothing in front of them asks for it.
 */
public final class OwnEndpoints {
  private OwnEndpoints() {}

  public static boolean serve(HttpServletRequest request) {
    String path = request.getServletPath();
    String rest = request.getPathInfo();
    String[] segments =
        Arrays.stream((path + (rest == null ? "" : rest)).split("/"))
            .filter(segment -> !segment.isEmpty())
            .toArray(String[]::new);
    return segments.length > 1
        && ("/" + segments[0] + "/" + segments[1]).equals(PublicUrl.AUTH_PATH);
  }
}
