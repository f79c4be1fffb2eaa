package org.gatehouse.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Names below {@code auth.} that set nothing. One that looks like a misspelling stops a production
 * start: who wrote it believes that it counts. Others are told and do no harm; their values are
 * never looked at.
 */
final class UnknownSettings {
  private static final String PREFIX = "AUTH_";
  private static final String PROFILE = "%[^.]*\\.";
  private static final int MISSPELT = 2;
  private static final int MOST = 20;

  /** What Auth.js knows and Gatehouse has another way for. */
  private static final Map<String, String> OF_AUTH_JS =
      Map.of(
          "AUTH_TRUST_HOST",
          "remove it; AUTH_TRUSTED_PROXIES says whose X-Forwarded-Host is believed.",
          "AUTH_REDIRECT_PROXY_URL",
          "remove it; there is no such proxy here.");

  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> firstWords = new LinkedHashSet<>();
  private final Problems problems;
  private final boolean development;

  UnknownSettings(
      Problems problems, boolean development, List<String> providers, List<String> signals) {
    this.problems = problems;
    this.development = development;
    for (Setting setting : Setting.values()) {
      known.add(setting.environmentName());
      firstWords.add(setting.environmentName().split("_")[1]);
    }
    for (String id : providers) {
      Stream.of(ProviderSetting.values()).forEach(s -> know("auth." + id + "." + s.key()));
    }
    for (String id : signals) {
      Stream.of(SignalSetting.values()).forEach(s -> know("auth.signals." + id + "." + s.key()));
    }
  }

  private void know(String key) {
    known.add(Setting.environmentName(key));
  }

  void report(Config config) {
    Set<String> unknown = new TreeSet<>();
    for (String property : config.getPropertyNames()) {
      String name = Setting.environmentName(property.replaceFirst(PROFILE, ""));
      if (name.startsWith(PREFIX) && !known.contains(name)) {
        unknown.add(name);
      }
    }
    unknown.stream().limit(MOST).forEach(this::report);
  }

  private void report(String name) {
    if (OF_AUTH_JS.containsKey(name)) {
      problems.notice("UnknownSetting", name + " sets nothing.", OF_AUTH_JS.get(name));
    } else if (unlisted(name)) {
      problems.notice(
          "UnlistedProvider",
          name + " looks like a setting of a provider that auth.providers does not name.",
          "add its id to AUTH_PROVIDERS, or remove it.");
    } else {
      nearest(name)
          .ifPresentOrElse(
              meant -> misspelt(name + " sets nothing; there is " + meant + "."),
              () -> problems.notice("UnknownSetting", name + " sets nothing.", "remove it."));
    }
  }

  private void misspelt(String cause) {
    if (development) {
      problems.notice("UnknownSetting", cause, "rename it.");
    } else {
      problems.add("UnknownSetting", cause, "rename it.");
    }
  }

  /** A word that no other setting starts with, and then what a provider has. */
  private boolean unlisted(String name) {
    String rest = name.substring(PREFIX.length());
    return !firstWords.contains(rest.split("_")[0])
        && Stream.of(ProviderSetting.values())
            .map(setting -> "_" + Setting.environmentName(setting.key()))
            .anyMatch(end -> rest.endsWith(end) && rest.length() > end.length());
  }

  private Optional<String> nearest(String name) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(candidate -> distance(name, candidate) <= MISSPELT);
  }

  /** Characters to add, to take away or to change (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      int diagonal = i == 0 ? 0 : row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int changed = i == 0 || one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = i == 0 ? j : Math.min(diagonal + changed, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
