package org.gatehouse.config;

/**
 * Every key below {@code auth.signals.<id>.} of a stream of security events, as {@link
 * ProviderSetting} for providers. Each is needed.
 */
public enum SignalSetting {
  ISSUER("issuer", SettingType.TEXT, "of the transmitter, as its events say in `iss`"),
  AUDIENCE("audience", SettingType.TEXT, "by which the transmitter names us in `aud`"),
  JWKS_URI("jwks-uri", SettingType.ADDRESS, "its keys"),
  PROVIDER(
      "provider",
      SettingType.TEXT,
      "id in `auth.providers` of the OpenID Connect provider whose accounts the events name"),
  SECRET(
      "secret",
      SettingType.SECRET,
      "32 characters or more, which the transmitter sends as `Authorization: Bearer`");

  private final String key;
  private final SettingType type;
  private final String meaning;

  SignalSetting(String key, SettingType type, String meaning) {
    this.key = key;
    this.type = type;
    this.meaning = meaning;
  }

  /** Without {@code auth.signals.<id>.} before it. */
  public String key() {
    return key;
  }

  public SettingType type() {
    return type;
  }

  /** In half a sentence of Markdown. */
  public String meaning() {
    return meaning;
  }
}
