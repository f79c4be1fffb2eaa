package org.gatehouse.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks {@code auth.credentials.shown}: a field is shown because it is named there, and one that
 * sounds like a secret never is.
 */
final class ShownFields {
  private static final int MOST = 20;
  private static final List<String> SECRET =
      List.of("pass", "pwd", "secret", "token", "credential", "kennwort", "clave", "contras");
  private static final Set<String> SECRET_WORDS = Set.of("pin", "otp", "totp", "code", "key");

  private ShownFields() {}

  static void check(Settings settings, Problems problems) {
    List<String> names = settings.list(Setting.CREDENTIALS_SHOWN);
    if (names.size() > MOST) {
      problems.invalid(
          Setting.CREDENTIALS_SHOWN, "names too many fields", "to " + MOST + " at the most");
    }
    if (names.stream().anyMatch(ShownFields::secret)) {
      problems.invalid(
          Setting.CREDENTIALS_SHOWN,
          "names a field that sounds like a secret, which no callback is shown",
          "without it");
    }
  }

  private static boolean secret(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return SECRET.stream().anyMatch(plain::contains)
        || Stream.of(plain.split("[^a-z]+")).anyMatch(SECRET_WORDS::contains);
  }
}
