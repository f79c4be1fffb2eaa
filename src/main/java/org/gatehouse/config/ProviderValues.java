package org.gatehouse.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The settings of one provider, each checked by its type; what is wrong becomes a problem. */
final class ProviderValues {
  private final String id;
  private final Config config;
  private final Problems problems;
  private final boolean development;

  ProviderValues(String id, Config config, Problems problems, boolean development) {
    this.id = id;
    this.config = config;
    this.problems = problems;
    this.development = development;
  }

  String id() {
    return id;
  }

  /** What was given, else what is known of this provider. */
  Optional<String> text(ProviderSetting setting) {
    String known = KnownProvider.setting(id, setting.key());
    return Given.text(config, key(setting))
        .or(() -> Optional.of(known).filter(value -> !value.isEmpty()));
  }

  /** In lower case; the default if it is none that the setting knows. */
  String word(ProviderSetting setting) {
    String word = text(setting).orElse(setting.defaultValue());
    return fits(setting, word) ? word.toLowerCase(Locale.ROOT) : setting.defaultValue();
  }

  <E extends Enum<E>> E choice(ProviderSetting setting, Class<E> words) {
    return Enum.valueOf(words, word(setting).toUpperCase(Locale.ROOT));
  }

  boolean flag(ProviderSetting setting) {
    return word(setting).equals("true");
  }

  /** Names joined by dots; empty if it is not set. */
  Optional<String> member(ProviderSetting setting) {
    return text(setting).filter(path -> fits(setting, path));
  }

  /** https; http only for loopback addresses in development, or where it is asked for. */
  Optional<URI> endpoint(ProviderSetting setting) {
    Optional<String> given = text(setting);
    Optional<URI> address =
        given.flatMap(value -> WebAddress.of(value, development, flag(ProviderSetting.ALLOW_HTTP)));
    if (given.isPresent() && address.isEmpty()) {
      invalid(setting, "is no https address", "to one that starts with https://");
    }
    return address;
  }

  void invalid(ProviderSetting setting, String cause, String fix) {
    String variable = Setting.environmentName(key(setting));
    problems.add(
        "InvalidProvider", key(setting) + " " + cause + ".", "set " + variable + " " + fix + ".");
  }

  private boolean fits(ProviderSetting setting, String value) {
    Optional<SettingType.Fault> fault = setting.type().check(value);
    fault.ifPresent(found -> invalid(setting, found.cause(), found.fix()));
    return fault.isEmpty();
  }

  private String key(ProviderSetting setting) {
    return "auth." + id + "." + setting.key();
  }
}
