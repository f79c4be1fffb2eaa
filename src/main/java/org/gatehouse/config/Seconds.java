package org.gatehouse.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 28800}, {@code 8h}, {@code PT8H} (ISO 8601). */
final class Seconds {
  private static final Pattern SHORT = Pattern.compile("([0-9]{1,9}) ?([smhd])");
  private static final Map<String, Integer> UNITS = Map.of("s", 1, "m", 60, "h", 3600, "d", 86_400);

  private Seconds() {}

  /** As a number of seconds; what is no length of time in whole seconds stays as it is. */
  static String plain(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    Matcher known = SHORT.matcher(lower);
    if (known.matches()) {
      return Long.toString(Long.parseLong(known.group(1)) * UNITS.get(known.group(2)));
    }
    return lower.startsWith("p") ? iso(value) : value;
  }

  private static String iso(String value) {
    try {
      Duration duration = Duration.parse(value);
      return duration.getNano() == 0 ? Long.toString(duration.toSeconds()) : value;
    } catch (DateTimeException | ArithmeticException e) {
      return value;
    }
  }
}
