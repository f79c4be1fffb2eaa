package org.gatehouse.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The setting {@code authorization-params} of a provider: as in the query of a URL, percent-encoded
 * where need be.
 */
final class AuthorizationParams {
  /** Parameters of the protocol: ours alone (wire.md 18.4). */
  private static final Set<String> PROTOCOL =
      Set.of(
          "response_type",
          "response_mode",
          "client_id",
          "redirect_uri",
          "scope",
          "state",
          "nonce",
          "code_challenge",
          "code_challenge_method",
          "request",
          "request_uri");

  /** Those of them that have a setting of their own. */
  private static final Set<String> SET_ELSEWHERE = Set.of("scope", "response_mode");

  /** Parameters whose fulfilment only an ID token can prove. */
  private static final Set<String> PROVEN = Set.of("acr_values", "hd", "max_age");

  private static final ProviderSetting SETTING = ProviderSetting.AUTHORIZATION_PARAMS;

  private final ProviderValues values;
  private final Map<String, String> parameters = new LinkedHashMap<>();

  private AuthorizationParams(ProviderValues values) {
    this.values = values;
  }

  static Map<String, String> read(ProviderValues values, ProviderConfig.Type type) {
    AuthorizationParams params = new AuthorizationParams(values);
    params.read(type);
    return params.parameters;
  }

  private void read(ProviderConfig.Type type) {
    for (String pair : values.text(SETTING).orElse("").split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameter(pair.substring(0, equals), pair.substring(equals + 1));
      } else if (!pair.isEmpty()) {
        values.invalid(SETTING, "has a part without =", "to name=value&name=value");
      }
    }
    if (type == ProviderConfig.Type.OAUTH
        && parameters.keySet().stream().anyMatch(PROVEN::contains)) {
      values.invalid(SETTING, "demands what no ID token can prove", "without it");
    }
    if (!parameters.getOrDefault("max_age", "0").matches("[0-9]{1,9}")) {
      values.invalid(SETTING, "has a max_age that is no number", "to one in seconds");
    }
  }

  private void parameter(String name, String value) {
    try {
      String plain = URLDecoder.decode(name, StandardCharsets.UTF_8);
      String text = URLDecoder.decode(value, StandardCharsets.UTF_8);
      if (!PROTOCOL.contains(plain)) {
        parameters.put(plain, text);
      } else if (!text.equals(asked(plain))) {
        values.invalid(
            SETTING,
            "would change " + plain + ", which belongs to the protocol",
            SET_ELSEWHERE.contains(plain)
                ? "without it; there is a setting for the " + plain.replace('_', '-')
                : "without it");
      }
    } catch (IllegalArgumentException e) {
      values.invalid(SETTING, "has a % that encodes nothing", "with %25 for it");
    }
  }

  /** What may be repeated, since it is asked for anyway; an empty text for anything else. */
  private String asked(String parameter) {
    return switch (parameter) {
      case "response_type" -> "code";
      case "response_mode" -> values.word(ProviderSetting.RESPONSE_MODE);
      default -> "";
    };
  }
}
