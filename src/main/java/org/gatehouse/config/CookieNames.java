package org.gatehouse.config;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rule by which cookies get their names: those of the settings, else Auth.js's, with the prefix
 * that fits (wire.md 8, 12); combinations that browsers reject are refused.
 */
final class CookieNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}");
  private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9.-]{1,253}");
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]{0,255}");

  private final Settings settings;
  private final Problems problems;

  CookieNames(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  CookieConfig read(Flavour flavour, boolean https) {
    boolean secure = settings.text(Setting.COOKIE_SECURE).map(Boolean::parseBoolean).orElse(https);
    String sameSite = settings.word(Setting.COOKIE_SAME_SITE);
    if (sameSite.equals("none") && !secure) {
      problems.invalid(Setting.COOKIE_SAME_SITE, "is none without Secure", "to lax, or use https");
    }
    Optional<String> domain = matching(Setting.COOKIE_DOMAIN, DOMAIN, "to a host name");
    Optional<String> path = matching(Setting.COOKIE_PATH, PATH, "to a path such as /");
    String prefix = flavour.cookiePrefix();
    String session =
        name(Setting.COOKIE_SESSION_NAME, secure ? "__Secure-" : "", prefix + ".session-token");
    String csrf = name(Setting.COOKIE_CSRF_NAME, secure ? "__Host-" : "", prefix + ".csrf-token");
    String callbackUrl =
        name(Setting.COOKIE_CALLBACK_URL_NAME, secure ? "__Secure-" : "", prefix + ".callback-url");
    checkPrefix(Setting.COOKIE_SESSION_NAME, session, secure, domain, path);
    checkPrefix(Setting.COOKIE_CALLBACK_URL_NAME, callbackUrl, secure, domain, path);
    checkPrefix(Setting.COOKIE_CSRF_NAME, csrf, secure, Optional.empty(), Optional.of("/"));
    if (Set.of(session, csrf, callbackUrl).size() < 3) {
      problems.invalid(
          Setting.COOKIE_SESSION_NAME, "equals another cookie's name", "to a name of its own");
    }
    int maxChunks = (int) settings.number(Setting.COOKIE_MAX_CHUNKS);
    String word = Character.toUpperCase(sameSite.charAt(0)) + sameSite.substring(1);
    return new CookieConfig(session, csrf, callbackUrl, domain, path, word, maxChunks, secure);
  }

  private String name(Setting setting, String prefix, String suffix) {
    return matching(setting, NAME, "to a cookie name (RFC 6265 token)").orElse(prefix + suffix);
  }

  private Optional<String> matching(Setting setting, Pattern form, String fix) {
    Optional<String> given = settings.text(setting);
    if (given.isPresent() && !form.matcher(given.get()).matches()) {
      problems.invalid(setting, "has a wrong form", fix);
      return Optional.empty();
    }
    return given;
  }

  private void checkPrefix(
      Setting setting,
      String name,
      boolean secure,
      Optional<String> domain,
      Optional<String> path) {
    boolean host = name.startsWith("__Host-");
    if ((host || name.startsWith("__Secure-")) && !secure) {
      problems.invalid(
          setting,
          "has a prefix that browsers refuse without Secure",
          "without the prefix, or use https");
    }
    if (host && (domain.isPresent() || !path.equals(Optional.of("/")))) {
      problems.invalid(
          setting,
          "starts with __Host-, which needs Path=/ and no domain",
          "to another name, or set AUTH_COOKIES_PATH=/");
    }
  }
}
