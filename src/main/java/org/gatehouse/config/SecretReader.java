package org.gatehouse.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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

  List<Secret> read(boolean development) {
    Set<Secret> secrets = new LinkedHashSet<>();
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
                secrets.add(secret);
              });
    }
    if (secrets.isEmpty()) {
      if (development) {
        secrets.add(generated.get());
      } else {
        problems.add(
            "MissingSecret",
            "no secret to seal sessions with: AUTH_SECRET is not set.",
            "set AUTH_SECRET to the output of `" + HOW_TO_MAKE_ONE + "`.");
      }
    }
    return new ArrayList<>(secrets);
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
