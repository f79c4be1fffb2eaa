package org.gatehouse.config;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the lists of {@link Mapping}; one that names nothing, or a thing twice, is a problem. */
final class Mappings {
  private static final int LONGEST_NAME = 64;

  /** Claims there are without {@code auth.claims}, as far as a session may show them. */
  private static final Set<String> GIVEN =
      Set.of(
          "sub",
          "sid",
          "amr",
          "auth_time",
          "iat",
          "exp",
          "jti",
          "name",
          "email",
          "email_verified",
          "picture",
          "role",
          "permissions",
          "tenantId",
          "provider",
          "providerAccountId",
          "expires_at",
          "error");

  /** What opens a provider's doors, and the fix for who wants to show it. */
  private static final Map<String, String> SECRETS =
      Map.of(
          "access_token",
          "without it; the server has ProviderAccessToken, and browsers get one by auth.session.access-token",
          "refresh_token",
          "without it; only the server has a use for it",
          "id_token",
          "without it; only the server has a use for it");

  private final Settings settings;
  private final Problems problems;

  Mappings(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** Of {@code auth.claims}. */
  List<Mapping> claims() {
    return read(Setting.CLAIMS);
  }

  /**
   * Of {@code auth.session.user}. A claim that no setting makes is told and no more: code may make
   * it, or a front end that shares the cookie.
   */
  List<Mapping> sessionUser(List<Mapping> claims) {
    List<Mapping> shown = read(Setting.SESSION_USER);
    Set<String> made = new LinkedHashSet<>(GIVEN);
    claims.forEach(claim -> made.add(claim.target()));
    for (Mapping mapping : shown) {
      String source = mapping.source();
      if (SECRETS.containsKey(source)) {
        problems.invalid(
            Setting.SESSION_USER, "would show " + source + " to browsers", SECRETS.get(source));
      } else if (!made.contains(source)) {
        problems.notice(
            "UnmadeClaim",
            Setting.SESSION_USER.key() + " shows claim " + source + ", which no setting makes.",
            "name it in " + Setting.CLAIMS.environmentName() + ", or make it in a jwt callback.");
      }
    }
    return shown;
  }

  private List<Mapping> read(Setting setting) {
    List<Mapping> mappings = Mapping.parseAll(settings.list(setting));
    boolean named =
        mappings.stream()
            .flatMap(mapping -> Stream.of(mapping.target(), mapping.source()))
            .allMatch(name -> name.matches("[^\\s=\\p{Cntrl}]{1," + LONGEST_NAME + "}"));
    if (!named) {
      problems.invalid(
          setting, "has an entry that names nothing", "to names, or to pairs such as image=avatar");
      return List.of();
    }
    Set<String> targets = new HashSet<>();
    if (!mappings.stream().map(Mapping::target).allMatch(targets::add)) {
      problems.invalid(setting, "names a target twice", "to a list with each target once");
    }
    return mappings;
  }
}
