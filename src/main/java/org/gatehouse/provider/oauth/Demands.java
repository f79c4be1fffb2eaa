package org.gatehouse.provider.oauth;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.config.ProviderConfig;

/**
 * What an authorization request asks beyond the protocol, and what of it the ID token must prove:
 * the configuration wins over the query of a request, and {@code acr_values}, {@code hd} and {@code
 * max_age} that it names are checked (OpenID Connect Core 3.1.2.1, 3.1.3.7).
 */
final class Demands {
  /** Query parameters of {@code signin/<provider>} that may reach the provider (wire.md 18.4). */
  private static final Set<String> PASSED_ON =
      Set.of("login_hint", "prompt", "ui_locales", "acr_values", "max_age", "domain_hint", "hd");

  private static final String MAX_AGE = "max_age";
  private static final int LONGEST = 500;
  private static final Duration SKEW = Duration.ofSeconds(60);

  private final Map<String, String> configured;
  private final Clock clock;

  Demands(ProviderConfig config, Clock clock) {
    this.configured = config.authorizationParams();
    this.clock = clock;
  }

  /**
   * The parameters to send. Only of {@code max_age} the smaller one wins, since it fulfils both.
   *
   * @param asked by the client of the application
   */
  Map<String, String> parameters(Map<String, String> asked) {
    Map<String, String> parameters = new LinkedHashMap<>(asked);
    parameters.keySet().retainAll(PASSED_ON);
    parameters.values().removeIf(value -> value.length() > LONGEST);
    String wanted = parameters.get(MAX_AGE);
    parameters.putAll(configured);
    if (configured.containsKey(MAX_AGE) && stricter(wanted, configured.get(MAX_AGE))) {
      parameters.put(MAX_AGE, wanted);
    }
    return parameters;
  }

  /**
   * @param claims of a verified ID token
   */
  void check(JsonObject claims) throws OAuthException {
    if (configured.containsKey("acr_values")) {
      List<String> wanted = Arrays.asList(configured.get("acr_values").strip().split("\\s+"));
      require(wanted.contains(claims.getString("acr", "")), "acr");
    }
    if (configured.containsKey("hd")) {
      String domain = claims.getString("hd", "");
      String wanted = configured.get("hd");
      boolean any = wanted.equals("*") && !domain.isEmpty();
      require(any || wanted.equalsIgnoreCase(domain), "hd");
    }
    if (configured.containsKey(MAX_AGE)) {
      Instant now = clock.instant();
      Instant oldest = now.minusSeconds(Long.parseLong(configured.get(MAX_AGE))).minus(SKEW);
      boolean inTime =
          claims.get("auth_time") instanceof JsonNumber time
              && time.doubleValue() >= oldest.getEpochSecond()
              && time.doubleValue() <= now.plus(SKEW).getEpochSecond();
      require(inTime, "auth_time");
    }
  }

  private static boolean stricter(String wanted, String configured) {
    return wanted != null
        && wanted.matches("[0-9]{1,9}")
        && Long.parseLong(wanted) < Long.parseLong(configured);
  }

  private static void require(boolean met, String claim) throws OAuthException {
    if (!met) {
      throw new OAuthException(
          OAuthException.Kind.DEMAND_NOT_MET, "the ID token proves no " + claim + " as demanded");
    }
  }
}
