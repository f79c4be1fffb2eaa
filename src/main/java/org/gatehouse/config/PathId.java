package org.gatehouse.config;

import java.util.regex.Pattern;

/** Ids of providers and streams, as they stand in a URL and in the name of a setting. */
public final class PathId {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private PathId() {}

  public static boolean is(String text) {
    return FORM.matcher(text).matches();
  }
}
