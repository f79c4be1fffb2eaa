package org.gatehouse.config;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What was given for a setting: under its own name, or under the one that next-auth has for it. */
final class Given {
  private static final Map<Setting, String> OF_NEXT_AUTH =
      Map.of(Setting.SECRET, "NEXTAUTH_SECRET", Setting.URL, "NEXTAUTH_URL");

  private final Config config;
  private final Problems problems;

  Given(Config config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  /** Without blanks around it; empty for none. */
  Optional<String> value(Setting setting) {
    Optional<String> own = text(config, setting.key());
    String name = OF_NEXT_AUTH.get(setting);
    Optional<String> other = name == null ? Optional.empty() : text(config, name);
    if (other.isEmpty()) {
      return own;
    }
    if (own.isEmpty()) {
      problems.notice(
          "NextAuthSetting",
          name + " is read as " + setting.environmentName() + ".",
          "none is needed; " + setting.environmentName() + " is the name from Auth.js 5 on.");
    } else if (!own.equals(other)) {
      problems.add(
          "DisagreeingSettings",
          setting.environmentName() + " and " + name + " are both set, and differ.",
          "remove " + name + ".");
    }
    return own.or(() -> other);
  }

  /** What stands under a name, without blanks around it; empty for none. */
  static Optional<String> text(Config config, String name) {
    return config
        .getOptionalValue(name, String.class)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
