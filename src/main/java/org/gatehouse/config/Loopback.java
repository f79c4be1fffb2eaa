package org.gatehouse.config;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which addresses never leave this machine. */
final class Loopback {
  private static final Pattern HOST = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1\\]");

  private Loopback() {}

  static boolean is(URI uri) {
    return uri.getHost() != null && HOST.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
  }
}
