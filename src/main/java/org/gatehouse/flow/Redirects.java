package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.gatehouse.callback.RedirectContext;
import org.gatehouse.pipeline.Stages;

/**
 * Runs the {@code redirect} stage on a wanted target; whatever happens, the answer is a safe URL.
 */
@ApplicationScoped
public class Redirects {
  private static final Logger LOG = System.getLogger(Redirects.class.getName());
  private static final int LONGEST = 2048;
  private static final Pattern WEB = Pattern.compile("(?i)https?://[A-Za-z0-9.\\[-].*");
  private static final Pattern CONTROL =
      Pattern.compile(".*[\\x00-\\x20\\x7F-\\x9F].*", Pattern.DOTALL);

  @Inject private Stages stages;

  /**
   * @param origin of the application
   * @param home the answer for a refused target
   */
  public String resolve(String url, String origin, String home) {
    if (url.length() > LONGEST || CONTROL.matcher(url).matches()) {
      return home;
    }
    try {
      String target = stages.redirect(new RedirectContext(url, origin, home));
      boolean path = target != null && target.startsWith("/");
      String absolute = path ? origin + target : target;
      boolean safe =
          absolute != null
              && WEB.matcher(absolute).matches()
              && !CONTROL.matcher(absolute).matches();
      return safe ? ascii(absolute) : home;
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "CallbackFailed: the redirect stage threw {0}.", e.getClass().getName());
      return home;
    }
  }

  /** Other characters percent-encoded, as a browser would, so that they fit into a header. */
  private static String ascii(String url) {
    StringBuilder text = new StringBuilder(url.length());
    for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
      if (b < 0) {
        text.append('%').append(String.format("%02X", b & 0xFF));
      } else {
        text.append((char) b);
      }
    }
    return text.toString();
  }
}
