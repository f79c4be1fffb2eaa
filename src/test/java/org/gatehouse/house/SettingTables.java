package org.gatehouse.house;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.config.ProviderSetting;
import org.gatehouse.config.Setting;
import org.gatehouse.config.SettingType;
import org.gatehouse.config.SignalSetting;

/** The tables of settings, as the README and the reference page show them. */
final class SettingTables {
  private SettingTables() {}

  /** Of the README. */
  static String settings() {
    return table(
        List.of("key", "environment", "default in development", "default in production", "meaning"),
        Arrays.stream(Setting.values())
            .map(
                setting ->
                    List.of(
                        "`" + setting.key() + "`",
                        "`" + setting.environmentName() + "`",
                        setting.developmentDefault(),
                        setting.productionDefault(),
                        setting.meaning())));
  }

  /** Of the README. */
  static String providerSettings() {
    return table(
        List.of("key", "default", "meaning"),
        Arrays.stream(ProviderSetting.values())
            .map(
                setting ->
                    List.of("`" + setting.key() + "`", setting.defaultValue(), setting.meaning())));
  }

  /** Of the README. */
  static String signalSettings() {
    return table(
        List.of("key", "meaning"),
        Arrays.stream(SignalSetting.values())
            .map(setting -> List.of("`" + setting.key() + "`", setting.meaning())));
  }

  /** The whole reference page. */
  static String page() {
    return Stream.of(
            "# Configuration",
            "",
            "Every setting, from `config/Setting.java`, `config/ProviderSetting.java` and"
                + " `config/SignalSetting.java`; the page is written by `mvn test -Dtest=ReadmeTest -Dgatehouse.write=true` and checked by"
                + " every build. Values come from MicroProfile Config: environment variables, system"
                + " properties, server variables, files. At start one line, `Configured:`, lists what"
                + " was given; a value that is not shown appears as `***`. A value of another form"
                + " stops the start with `InvalidSetting`, `InvalidProvider` or `InvalidSignals`.",
            "",
            "A length of time is a number of seconds, or such as `90s`, `30m`, `8h`, `7d` or `PT8H`."
                + " `NEXTAUTH_SECRET` and `NEXTAUTH_URL` count where ours are not set. Any other name"
                + " below `auth.` sets nothing, and the log says so; one that looks like a misspelling"
                + " stops a production start (`UnknownSetting`).",
            "",
            "## Settings",
            "",
            table(
                List.of("key", "type", "development", "production", "shown", "meaning"),
                Arrays.stream(Setting.values())
                    .map(
                        setting ->
                            List.of(
                                "`" + setting.key() + "`",
                                setting.type().description(),
                                setting.developmentDefault(),
                                setting.productionDefault(),
                                shown(setting.type()),
                                setting.meaning()))),
            "",
            "## Settings of a provider",
            "",
            "Below `auth.<id>.`, for each id in `auth.providers`. `google`, `github`, `facebook`,"
                + " `microsoft-entra-id` and `keycloak` have defaults of their own. None of their"
                + " values is shown.",
            "",
            table(
                List.of("key", "type", "default", "meaning"),
                Arrays.stream(ProviderSetting.values())
                    .map(
                        setting ->
                            List.of(
                                "`" + setting.key() + "`",
                                setting.type().description(),
                                setting.defaultValue(),
                                setting.meaning()))),
            "",
            "## Settings of a stream of security events",
            "",
            "Below `auth.signals.<id>.`, for each id in `auth.signals`. Each is needed, and none of"
                + " their values is shown.",
            "",
            table(
                List.of("key", "type", "meaning"),
                Arrays.stream(SignalSetting.values())
                    .map(
                        setting ->
                            List.of(
                                "`" + setting.key() + "`",
                                setting.type().description(),
                                setting.meaning()))),
            "")
        .collect(Collectors.joining("\n"));
  }

  private static String shown(SettingType type) {
    return type.shown() ? "yes" : "no";
  }

  private static String table(List<String> head, Stream<List<String>> rows) {
    return Stream.concat(
            Stream.of(line(head), "|---".repeat(head.size()) + "|"), rows.map(r -> line(r)))
        .collect(Collectors.joining("\n"));
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
        .collect(Collectors.joining("", "|", ""));
  }
}
