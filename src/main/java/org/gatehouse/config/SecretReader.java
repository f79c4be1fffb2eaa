package org.gatehouse.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The list of secrets in Auth.js order: {@code AUTH_SECRET_3, _2, _1, AUTH_SECRET}; the first
 * seals.
 */
final class SecretReader {
  static final String HOW_TO_MAKE_ONE = "openssl rand -base64 33";

  private final Settings settings;
  private final Problems problems;
  private final DevelopmentSecret generated;

  SecretReader(Settings settings, Problems problems, DevelopmentSecret generated) {
    this.settings = settings;
    this.problems = problems;
    this.generated = generated;
  }

  Secrets read(boolean development) {
    Set<Secret> known = new HashSet<>();
    List<Secrets.Named> secrets = new ArrayList<>();
    for (Setting setting :
        List.of(Setting.SECRET_3, Setting.SECRET_2, Setting.SECRET_1, Setting.SECRET)) {
      settings
          .text(setting)
          .map(Secret::new)
          .ifPresent(
              secret -> {
                if (!development) {
                  check(setting, secret);
                }
                if (known.add(secret)) {
                  secrets.add(new Secrets.Named(setting.key(), secret));
                }
              });
    }
    if (secrets.isEmpty()) {
      if (development) {
        secrets.add(new Secrets.Named(Setting.SECRET.key(), generated.get()));
      } else {
        problems.add(
            "MissingSecret",
            "no secret to seal sessions with: AUTH_SECRET is not set.",
            "set AUTH_SECRET to the output of `" + HOW_TO_MAKE_ONE + "`.");
      }
    }
    Set<String> revoked = revoked();
    if (!secrets.isEmpty() && revoked.contains(secrets.get(0).id())) {
      problems.add(
          "RevokedSecret",
          secrets.get(0).setting() + " would seal sessions, and auth.secret.revoked names it.",
          "set another in its place, or before it, to the output of `" + HOW_TO_MAKE_ONE + "`.");
    }
    return new Secrets(secrets, revoked);
  }

  private Set<String> revoked() {
    List<String> ids = settings.list(Setting.SECRET_REVOKED);
    if (!ids.stream().allMatch(SecretId::is)) {
      problems.invalid(
          Setting.SECRET_REVOKED,
          "holds something that is no id of a secret",
          "to ids as the log shows them at a start, such as 7k2m9q0a");
    }
    return Set.copyOf(new HashSet<>(ids));
  }

  private void check(Setting setting, Secret secret) {
    String fix = "set it to the output of `" + HOW_TO_MAKE_ONE + "`.";
    if (secret.tooShort()) {
      problems.add("ShortSecret", setting.environmentName() + " is shorter than 32 bytes.", fix);
    } else if (secret.looksLikeASample()) {
      problems.add(
          "SampleSecret",
          setting.environmentName() + " is a sample value or has too few different characters.",
          fix);
    }
  }
}
