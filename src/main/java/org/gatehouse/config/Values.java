package org.gatehouse.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads single values by their {@link Setting}; a bad one becomes a problem and its default. */
final class Values {
  private final Config config;
  private final Problems problems;

  Values(Config config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  Optional<String> text(Setting setting) {
    return config
        .getOptionalValue(setting.key(), String.class)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  List<String> list(Setting setting) {
    return text(setting)
        .or(() -> Optional.of(setting.developmentDefault()))
        .map(value -> value.split(","))
        .map(parts -> Arrays.stream(parts).map(String::strip).filter(p -> !p.isEmpty()).toList())
        .orElseThrow();
  }

  /** A whole number within the bounds. */
  long number(Setting setting, long minimum, long maximum) {
    Optional<String> given = text(setting);
    if (given.isPresent()) {
      try {
        long value = Long.parseLong(given.get());
        if (value >= minimum && value <= maximum) {
          return value;
        }
      } catch (NumberFormatException e) {
        // reported below, with the bounds
      }
      problems.invalid(
          setting,
          "is not a whole number in range",
          "to a number from " + minimum + " to " + maximum);
    }
    return setting.developmentDefault().isEmpty()
        ? minimum
        : Long.parseLong(setting.developmentDefault());
  }

  Optional<Boolean> flag(Setting setting) {
    Optional<String> given = text(setting);
    if (given.isPresent() && !given.get().matches("(?i)true|false")) {
      problems.invalid(setting, "is neither true nor false", "to true or false");
      return Optional.empty();
    }
    return given.map(Boolean::parseBoolean);
  }

  boolean flagOrDefault(Setting setting) {
    return flag(setting).orElse(Boolean.parseBoolean(setting.developmentDefault()));
  }

  /** One of a few words, compared without regard to case. */
  String choice(Setting setting, String... words) {
    String value = text(setting).orElse(setting.developmentDefault()).toLowerCase(Locale.ROOT);
    if (!Arrays.asList(words).contains(value)) {
      problems.invalid(setting, "is not a known word", "to one of " + String.join(", ", words));
      return setting.developmentDefault();
    }
    return value;
  }
}
