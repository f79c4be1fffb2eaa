package org.gatehouse.config;

/**
 * Every key below {@code auth.<id>.} of a provider, as {@link Setting} for the others. The known
 * providers have defaults of their own.
 */
public enum ProviderSetting {
  ID("id", SettingType.TEXT, "required", "of the client"),
  SECRET("secret", SettingType.SECRET, "", "of the client; without one it is a public client"),
  ISSUER(
      "issuer",
      SettingType.ADDRESS,
      "",
      "OpenID Connect: discovery is read from here. Needed for `keycloak`, `microsoft-entra-id`"
          + " (with the tenant) and ids of your own"),
  TYPE(
      "type",
      SettingType.words("oidc", "oauth"),
      "oidc",
      "OpenID Connect; or `oauth` with the endpoints below"),
  NAME("name", SettingType.TEXT, "the id", "on the button"),
  SCOPE("scope", SettingType.TEXT, "openid profile email", "separated by blanks"),
  AUTHORIZATION_PARAMS(
      "authorization-params",
      SettingType.TEXT,
      "",
      "added to the request, as `prompt=consent&access_type=offline` for Google's refresh tokens;"
          + " percent-encoded as in a URL. `response_type=code` and `response_mode=query` may stand"
          + " there; whatever else belongs to the protocol may not. No request overrides them; `acr_values`, `hd` and"
          + " `max_age` must be proven by the ID token, else the sign-in is refused with"
          + " `AccessDenied`"),
  AUTHORIZATION_ENDPOINT("authorization-endpoint", SettingType.ADDRESS, "", "wins over discovery"),
  TOKEN_ENDPOINT("token-endpoint", SettingType.ADDRESS, "", "wins over discovery"),
  USERINFO_ENDPOINT("userinfo-endpoint", SettingType.ADDRESS, "", "wins over discovery"),
  JWKS_URI("jwks-uri", SettingType.ADDRESS, "", "wins over discovery"),
  END_SESSION_ENDPOINT("end-session-endpoint", SettingType.ADDRESS, "", "wins over discovery"),
  CLIENT_AUTHENTICATION(
      "client-authentication",
      SettingType.words("basic", "post", "none"),
      "basic",
      "how the client proves itself; `none` without a secret"),
  RESPONSE_MODE(
      "response-mode",
      SettingType.words("query", "form_post"),
      "query",
      "`form_post` where the provider lets the browser post its answer, as Apple does; only with"
          + " https"),
  PROFILE_LIKE(
      "profile.like",
      SettingType.words("oidc", "github", "facebook", "microsoft-entra-id"),
      "oidc",
      "whose answers the provider's look like: `github` for a GitHub Enterprise Server"),
  PROFILE_ID(
      "profile.id",
      SettingType.MEMBER,
      "sub",
      "plain OAuth: where the answer holds the id of the account, as `id` or `data.user.id`; a"
          + " number counts places in a list, from 0"),
  PROFILE_NAME("profile.name", SettingType.MEMBER, "name", "as `profile.id`"),
  PROFILE_EMAIL(
      "profile.email",
      SettingType.MEMBER,
      "email",
      "as `profile.id`; such an address is verified only if `profile.email-verified` says so"),
  PROFILE_EMAIL_VERIFIED(
      "profile.email-verified",
      SettingType.MEMBER,
      "email_verified",
      "as `profile.id`; must hold `true`"),
  PROFILE_IMAGE(
      "profile.image", SettingType.MEMBER, "picture", "as `profile.id`; an https address"),
  PROFILE_FIRST_NAME("profile.first-name", SettingType.MEMBER, "given_name", "as `profile.id`"),
  PROFILE_LAST_NAME("profile.last-name", SettingType.MEMBER, "family_name", "as `profile.id`"),
  LOGOUT(
      "logout",
      SettingType.words("local", "rp-initiated"),
      "local",
      "`rp-initiated` ends the session at the provider too; wants `keep-id-token=true`"),
  KEEP_ID_TOKEN("keep-id-token", SettingType.FLAG, "false", "keeps the ID token in the session"),
  LINK_BY_VERIFIED_EMAIL(
      "link-by-verified-email",
      SettingType.FLAG,
      "false",
      "`true` if you trust this provider's `email_verified`: such an address is then marked as"
          + " verified, and finds the user whose own is too. Else an address that is taken is"
          + " refused with `OAuthAccountNotLinked`"),
  ALLOW_HTTP(
      "allow-http",
      SettingType.FLAG,
      "false",
      "`true` allows addresses without TLS; loopback addresses need it in production only");

  private final String key;
  private final SettingType type;
  private final String defaultValue;
  private final String meaning;

  ProviderSetting(String key, SettingType type, String defaultValue, String meaning) {
    this.key = key;
    this.type = type;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** Without {@code auth.<id>.} before it. */
  public String key() {
    return key;
  }

  public SettingType type() {
    return type;
  }

  /** A value, or what takes its place where there is none. */
  public String defaultValue() {
    return defaultValue;
  }

  /** In half a sentence of Markdown. */
  public String meaning() {
    return meaning;
  }
}
