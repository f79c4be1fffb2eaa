package org.gatehouse.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Reads the providers that {@code auth.providers} lists; what is wrong becomes a problem. */
final class ProviderReader {

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

  /** Parameters of the protocol that may be repeated: they say what is asked for anyway. */
  private static final Map<String, String> REPEATED =
      Map.of("response_type", "code", "response_mode", "query");

  /** Parameters whose fulfilment only an ID token can prove. */
  private static final Set<String> PROVEN = Set.of("acr_values", "hd", "max_age");

  /** Words that other {@code auth.*} keys and actions start with. */
  private static final Set<String> RESERVED = reserved();

  private final Config config;
  private final Problems problems;
  private final boolean development;

  ProviderReader(Config config, Problems problems, boolean development) {
    this.config = config;
    this.problems = problems;
    this.development = development;
  }

  List<ProviderConfig> read(List<String> ids) {
    List<ProviderConfig> providers = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      if (!PathId.is(id) || RESERVED.contains(id)) {
        problems.add(
            "InvalidProvider",
            "auth.providers names an id that is reserved or has a wrong form.",
            "use lower-case letters, digits and -, and no word of another auth.* key.");
      } else {
        provider(id).ifPresent(providers::add);
      }
    }
    return providers;
  }

  private Optional<ProviderConfig> provider(String id) {
    int before = problems.all().size();
    ProviderConfig.Type type = choice(id, ProviderSetting.TYPE, ProviderConfig.Type.class);
    Optional<String> client = text(id, ProviderSetting.ID);
    if (client.isEmpty()) {
      invalid(id, ProviderSetting.ID, "is not set", "to the client id the provider gave you");
    }
    Optional<URI> issuer = endpoint(id, ProviderSetting.ISSUER);
    ProviderConfig.GivenEndpoints endpoints =
        new ProviderConfig.GivenEndpoints(
            endpoint(id, ProviderSetting.AUTHORIZATION_ENDPOINT),
            endpoint(id, ProviderSetting.TOKEN_ENDPOINT),
            endpoint(id, ProviderSetting.USERINFO_ENDPOINT),
            endpoint(id, ProviderSetting.JWKS_URI),
            endpoint(id, ProviderSetting.END_SESSION_ENDPOINT));
    if (type == ProviderConfig.Type.OIDC && issuer.isEmpty()) {
      invalid(id, ProviderSetting.ISSUER, "is not set", "to the issuer of the provider");
    }
    boolean complete =
        endpoints.authorization().isPresent()
            && endpoints.token().isPresent()
            && endpoints.userinfo().isPresent();
    if (type == ProviderConfig.Type.OAUTH && !complete) {
      invalid(
          id,
          ProviderSetting.AUTHORIZATION_ENDPOINT,
          "and the others are not set",
          "and token, userinfo");
    }
    Optional<Secret> secret = text(id, ProviderSetting.SECRET).map(Secret::new);
    String scope = type == ProviderConfig.Type.OIDC ? ProviderSetting.SCOPE.defaultValue() : "";
    ProviderConfig provider =
        new ProviderConfig(
            id,
            text(id, ProviderSetting.NAME).orElse(id),
            type,
            client.orElse(""),
            secret,
            secret.isEmpty()
                ? ProviderConfig.ClientAuthentication.NONE
                : choice(
                    id,
                    ProviderSetting.CLIENT_AUTHENTICATION,
                    ProviderConfig.ClientAuthentication.class),
            issuer,
            endpoints,
            Arrays.stream(text(id, ProviderSetting.SCOPE).orElse(scope).split("[\\s,]+"))
                .filter(part -> !part.isEmpty())
                .toList(),
            parameters(id, type),
            word(id, ProviderSetting.LOGOUT).equals("rp-initiated"),
            flag(id, ProviderSetting.LINK_BY_VERIFIED_EMAIL),
            flag(id, ProviderSetting.KEEP_ID_TOKEN));
    return problems.all().size() == before ? Optional.of(provider) : Optional.empty();
  }

  /** As in the query of a URL, percent-encoded where need be. */
  private Map<String, String> parameters(String id, ProviderConfig.Type type) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : text(id, ProviderSetting.AUTHORIZATION_PARAMS).orElse("").split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameter(id, pair.substring(0, equals), pair.substring(equals + 1), parameters);
      } else if (!pair.isEmpty()) {
        invalid(
            id,
            ProviderSetting.AUTHORIZATION_PARAMS,
            "has a part without =",
            "to name=value&name=value");
      }
    }
    if (type == ProviderConfig.Type.OAUTH
        && parameters.keySet().stream().anyMatch(PROVEN::contains)) {
      invalid(
          id,
          ProviderSetting.AUTHORIZATION_PARAMS,
          "demands what no ID token can prove",
          "without it");
    }
    if (!parameters.getOrDefault("max_age", "0").matches("[0-9]{1,9}")) {
      invalid(
          id,
          ProviderSetting.AUTHORIZATION_PARAMS,
          "has a max_age that is no number",
          "to one in seconds");
    }
    return parameters;
  }

  private void parameter(String id, String name, String value, Map<String, String> parameters) {
    try {
      String plain = URLDecoder.decode(name, StandardCharsets.UTF_8);
      String text = URLDecoder.decode(value, StandardCharsets.UTF_8);
      if (!PROTOCOL.contains(plain)) {
        parameters.put(plain, text);
      } else if (!text.equals(REPEATED.get(plain))) {
        invalid(
            id,
            ProviderSetting.AUTHORIZATION_PARAMS,
            "would change " + plain + ", which belongs to the protocol",
            plain.equals("scope") ? "without it; there is a setting for the scope" : "without it");
      }
    } catch (IllegalArgumentException e) {
      invalid(
          id,
          ProviderSetting.AUTHORIZATION_PARAMS,
          "has a % that encodes nothing",
          "with %25 for it");
    }
  }

  /** https; http only for loopback addresses in development, or where it is asked for. */
  private Optional<URI> endpoint(String id, ProviderSetting setting) {
    Optional<String> given = text(id, setting);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Optional<URI> address =
        WebAddress.of(given.get(), development, flag(id, ProviderSetting.ALLOW_HTTP));
    if (address.isPresent()) {
      return address;
    }
    invalid(id, setting, "is no https address", "to one that starts with https://");
    return Optional.empty();
  }

  private <E extends Enum<E>> E choice(String id, ProviderSetting setting, Class<E> words) {
    return Enum.valueOf(words, word(id, setting).toUpperCase(Locale.ROOT));
  }

  private boolean flag(String id, ProviderSetting setting) {
    return word(id, setting).equals("true");
  }

  /** In lower case; the default if it is none that the setting knows. */
  private String word(String id, ProviderSetting setting) {
    String word = text(id, setting).orElse(setting.defaultValue());
    Optional<SettingType.Fault> fault = setting.type().check(word);
    fault.ifPresent(found -> invalid(id, setting, found.cause(), found.fix()));
    return fault.isPresent() ? setting.defaultValue() : word.toLowerCase(Locale.ROOT);
  }

  private Optional<String> text(String id, ProviderSetting setting) {
    String known = KnownProvider.setting(id, setting.key());
    return Given.text(config, "auth." + id + "." + setting.key())
        .or(() -> Optional.of(known).filter(value -> !value.isEmpty()));
  }

  private void invalid(String id, ProviderSetting setting, String cause, String fix) {
    String name = "auth." + id + "." + setting.key();
    String variable = Setting.environmentName(name);
    problems.add("InvalidProvider", name + " " + cause + ".", "set " + variable + " " + fix + ".");
  }

  private static Set<String> reserved() {
    Set<String> words =
        new LinkedHashSet<>(List.of("credentials", "email", "undefined", "passkey", "ldap"));
    for (Setting setting : Setting.values()) {
      words.add(setting.key().split("\\.")[1]);
    }
    return words;
  }
}
