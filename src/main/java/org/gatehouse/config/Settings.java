package org.gatehouse.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * The value of every {@link Setting}, read once and checked by its type; one of a wrong form became
 * a problem and counts as not given.
 */
public final class Settings {
  private final Map<Setting, String> given = new EnumMap<>(Setting.class);
  private final boolean development;

  Settings(Config config, boolean development, Problems problems) {
    this.development = development;
    Given found = new Given(config, problems);
    for (Setting setting : Setting.values()) {
      found.value(setting).ifPresent(value -> take(setting, setting.type().plain(value), problems));
    }
  }

  private void take(Setting setting, String value, Problems problems) {
    setting
        .type()
        .check(value)
        .ifPresentOrElse(
            fault -> problems.invalid(setting, fault.cause(), fault.fix()),
            () -> given.put(setting, value));
  }

  /** What was given; empty where the default counts. */
  public Optional<String> text(Setting setting) {
    return Optional.ofNullable(given.get(setting));
  }

  public List<String> list(Setting setting) {
    return Arrays.stream(value(setting).split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  public long number(Setting setting) {
    return Long.parseLong(value(setting));
  }

  public Duration seconds(Setting setting) {
    return Duration.ofSeconds(number(setting));
  }

  public boolean flag(Setting setting) {
    return Boolean.parseBoolean(value(setting));
  }

  /** One of the words of the setting's type, spelled as there. */
  public String word(Setting setting) {
    String value = value(setting);
    return setting.type().words().stream()
        .filter(value::equalsIgnoreCase)
        .findFirst()
        .orElseThrow();
  }

  /** The word as a constant of an enum, {@code on-demand} as {@code ON_DEMAND}. */
  public <E extends Enum<E>> E constant(Setting setting, Class<E> type) {
    return Enum.valueOf(type, word(setting).replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private String value(Setting setting) {
    return given.getOrDefault(setting, setting.defaultValue(development));
  }

  /** What was given, as a log may show it. */
  @Override
  public String toString() {
    return given.entrySet().stream()
        .map(e -> e.getKey().key() + "=" + (e.getKey().type().shown() ? e.getValue() : "***"))
        .collect(Collectors.joining(", "));
  }
}
