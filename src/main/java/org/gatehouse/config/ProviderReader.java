package org.gatehouse.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Reads the providers that {@code auth.providers} lists; what is wrong becomes a problem. */
final class ProviderReader {
  /** Words that other {@code auth.*} keys and actions start with. */
  private static final Set<String> RESERVED = reserved();

  private final Config config;
  private final Problems problems;
  private final boolean development;
  private final boolean https;

  /**
   * @param https whether the cookies of this deployment travel with TLS only
   */
  ProviderReader(Config config, Problems problems, boolean development, boolean https) {
    this.config = config;
    this.problems = problems;
    this.development = development;
    this.https = https;
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
        provider(new ProviderValues(id, config, problems, development)).ifPresent(providers::add);
      }
    }
    tellApart(new LinkedHashSet<>(ids));
    return providers;
  }

  /** One variable must not set two things: {@code corp.profile.id} and {@code corp-profile.id}. */
  private void tellApart(Set<String> ids) {
    Map<String, String> owners = new HashMap<>();
    for (String id : ids) {
      for (ProviderSetting setting : ProviderSetting.values()) {
        String variable = Setting.environmentName("auth." + id + "." + setting.key());
        String other = owners.putIfAbsent(variable, id);
        if (other != null) {
          problems.add(
              "InvalidProvider",
              variable + " would set something of both " + other + " and " + id + ".",
              "give one of them another id.");
          return;
        }
      }
    }
  }

  private Optional<ProviderConfig> provider(ProviderValues values) {
    int before = problems.all().size();
    ProviderConfig.Type type = values.choice(ProviderSetting.TYPE, ProviderConfig.Type.class);
    Optional<String> client = values.text(ProviderSetting.ID);
    if (client.isEmpty()) {
      values.invalid(ProviderSetting.ID, "is not set", "to the client id the provider gave you");
    }
    ProviderConfig provider =
        new ProviderConfig(
            values.id(),
            values.text(ProviderSetting.NAME).orElse(values.id()),
            type,
            client.orElse(""),
            values.text(ProviderSetting.SECRET).map(Secret::new),
            clientAuthentication(values),
            values.endpoint(ProviderSetting.ISSUER),
            endpoints(values),
            scope(values, type),
            AuthorizationParams.read(values, type),
            values.word(ProviderSetting.LOGOUT).equals("rp-initiated"),
            values.flag(ProviderSetting.LINK_BY_VERIFIED_EMAIL),
            values.flag(ProviderSetting.KEEP_ID_TOKEN),
            responseMode(values),
            ProfileReader.read(values, type));
    checkAddresses(provider, values);
    return problems.all().size() == before ? Optional.of(provider) : Optional.empty();
  }

  private static ProviderConfig.GivenEndpoints endpoints(ProviderValues values) {
    return new ProviderConfig.GivenEndpoints(
        values.endpoint(ProviderSetting.AUTHORIZATION_ENDPOINT),
        values.endpoint(ProviderSetting.TOKEN_ENDPOINT),
        values.endpoint(ProviderSetting.USERINFO_ENDPOINT),
        values.endpoint(ProviderSetting.JWKS_URI),
        values.endpoint(ProviderSetting.END_SESSION_ENDPOINT));
  }

  private static void checkAddresses(ProviderConfig provider, ProviderValues values) {
    boolean oidc = provider.type() == ProviderConfig.Type.OIDC;
    if (oidc && provider.issuer().isEmpty()) {
      values.invalid(ProviderSetting.ISSUER, "is not set", "to the issuer of the provider");
    }
    ProviderConfig.GivenEndpoints endpoints = provider.endpoints();
    boolean complete =
        endpoints.authorization().isPresent()
            && endpoints.token().isPresent()
            && endpoints.userinfo().isPresent();
    if (!oidc && !complete) {
      values.invalid(
          ProviderSetting.AUTHORIZATION_ENDPOINT,
          "and the others are not set",
          "and token, userinfo");
    }
  }

  private static ProviderConfig.ClientAuthentication clientAuthentication(ProviderValues values) {
    return values.text(ProviderSetting.SECRET).isEmpty()
        ? ProviderConfig.ClientAuthentication.NONE
        : values.choice(
            ProviderSetting.CLIENT_AUTHENTICATION, ProviderConfig.ClientAuthentication.class);
  }

  private static List<String> scope(ProviderValues values, ProviderConfig.Type type) {
    String usual = type == ProviderConfig.Type.OIDC ? ProviderSetting.SCOPE.defaultValue() : "";
    return Arrays.stream(values.text(ProviderSetting.SCOPE).orElse(usual).split("[\\s,]+"))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** A cookie that comes with another site's POST is one that browsers take by TLS only. */
  private ProviderConfig.ResponseMode responseMode(ProviderValues values) {
    ProviderConfig.ResponseMode mode =
        values.choice(ProviderSetting.RESPONSE_MODE, ProviderConfig.ResponseMode.class);
    if (mode == ProviderConfig.ResponseMode.FORM_POST && !https) {
      problems.add(
          "InsecureFormPost",
          values.id()
              + " answers by form_post, for which browsers keep the cookies of a sign-in only"
              + " with https.",
          "use an https AUTH_URL.");
    }
    return mode;
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
