package org.gatehouse.pipeline;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.callback.RedirectContext;

/**
 * Auth.js's rule (wire.md 7) as strict as wire.md 18.7 asks: a path stays on our origin, an
 * absolute URL must have exactly our origin, everything else leads home.
 */
final class DefaultRedirect {
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "(?<scheme>(?i:https?))://(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(?::(?<port>[0-9]{1,5}))?(?:[/?#].*)?");

  private DefaultRedirect() {}

  static String resolve(RedirectContext context) {
    String url = context.url();
    if (url.startsWith("/")) {
      return context.baseUrl() + url;
    }
    return origin(url).equals(origin(context.baseUrl())) ? url : context.home();
  }

  /** Normalised origin, or an empty text for anything that is no plain http(s) URL. */
  private static String origin(String url) {
    Matcher parts = ABSOLUTE.matcher(url);
    if (!parts.matches()) {
      return "";
    }
    String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
    int defaultPort = scheme.equals("https") ? 443 : 80;
    String port = parts.group("port");
    return scheme
        + "://"
        + parts.group("host").toLowerCase(Locale.ROOT)
        + ":"
        + (port == null ? defaultPort : Integer.parseInt(port));
  }
}
