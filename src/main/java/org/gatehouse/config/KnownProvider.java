package org.gatehouse.config;

import java.util.Map;

/** Defaults of providers that need no more than an id and a secret; a setting wins over them. */
final class KnownProvider {
  private static final Map<String, Map<String, String>> DEFAULTS =
      Map.of(
          "google",
          Map.of("name", "Google", "issuer", "https://accounts.google.com"),
          "apple",
          Map.of(
              "name",
              "Apple",
              "issuer",
              "https://appleid.apple.com",
              "scope",
              "openid name email",
              "response-mode",
              "form_post",
              "client-authentication",
              "post"),
          "github",
          Map.of(
              "name",
              "GitHub",
              "profile.like",
              "github",
              "type",
              "oauth",
              "scope",
              "read:user user:email",
              "authorization-endpoint",
              "https://github.com/login/oauth/authorize",
              "token-endpoint",
              "https://github.com/login/oauth/access_token",
              "userinfo-endpoint",
              "https://api.github.com/user",
              "client-authentication",
              "post"),
          "facebook",
          Map.of(
              "name",
              "Facebook",
              "profile.like",
              "facebook",
              "type",
              "oauth",
              "scope",
              "email public_profile",
              "authorization-endpoint",
              "https://www.facebook.com/v21.0/dialog/oauth",
              "token-endpoint",
              "https://graph.facebook.com/v21.0/oauth/access_token",
              "userinfo-endpoint",
              "https://graph.facebook.com/me?fields=id,name,email,picture",
              "client-authentication",
              "post"),
          "microsoft-entra-id",
          Map.of("name", "Microsoft Entra ID", "profile.like", "microsoft-entra-id"),
          "keycloak",
          Map.of("name", "Keycloak"));

  private KnownProvider() {}

  /** The default of a setting such as {@code issuer}; an empty text if there is none. */
  static String setting(String id, String key) {
    return DEFAULTS.getOrDefault(id, Map.of()).getOrDefault(key, "");
  }
}
