package org.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.config.ProviderSetting;
import org.gatehouse.config.Setting;
import org.junit.jupiter.api.Test;

/** The page for who comes from Auth.js. */
class MigrationPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/migration.md");
  private static final Pattern SETTING = Pattern.compile("`(auth\\.[a-z0-9<>.-]+)`");
  private static final Pattern VARIABLE = Pattern.compile("`((?:NEXT)?AUTH_[A-Z0-9_]+)`");

  /** Names of the environment that are theirs alone; the page says what takes their place. */
  private static final Set<String> THEIRS =
      Set.of(
          "NEXTAUTH_SECRET",
          "NEXTAUTH_URL",
          "NEXTAUTH_URL_INTERNAL",
          "AUTH_TRUST_HOST",
          "AUTH_REDIRECT_PROXY_URL",
          "AUTH_GOOGLE_ID");

  /** Of {@code AuthOptions} (next-auth 4), {@code AuthConfig} (Auth.js 5) and their parts. */
  private static final List<String> OPTIONS =
      List.of(
          "providers",
          "secret",
          "session.strategy",
          "session.maxAge",
          "session.updateAge",
          "session.generateSessionToken",
          "jwt.secret",
          "jwt.maxAge",
          "jwt.encode",
          "jwt.decode",
          "pages.signIn",
          "pages.signOut",
          "pages.error",
          "pages.verifyRequest",
          "pages.newUser",
          "callbacks.signIn",
          "callbacks.jwt",
          "callbacks.session",
          "callbacks.redirect",
          "callbacks.authorized",
          "events.signIn",
          "events.signOut",
          "events.createUser",
          "events.updateUser",
          "events.linkAccount",
          "events.session",
          "adapter",
          "debug",
          "logger",
          "theme",
          "useSecureCookies",
          "cookies",
          "trustHost",
          "basePath",
          "redirectProxyUrl",
          "skipCSRFCheck",
          "raw",
          "experimental.enableWebAuthn");

  @Test
  void every_setting_that_the_page_names_exists() throws IOException {
    Set<String> known =
        Stream.concat(
                Stream.of(Setting.values()).map(Setting::key),
                Stream.of(ProviderSetting.values()).map(setting -> "auth.<id>." + setting.key()))
            .collect(Collectors.toSet());

    assertThat(named(SETTING)).hasSizeGreaterThan(40).isSubsetOf(known);
  }

  @Test
  void every_variable_that_the_page_names_is_theirs_or_ours() throws IOException {
    Set<String> known = new TreeSet<>(THEIRS);
    Stream.of(Setting.values()).map(Setting::environmentName).forEach(known::add);

    assertThat(named(VARIABLE)).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void no_option_of_Auth_js_is_left_out() throws IOException {
    String page = Files.readString(PAGE);
    String table = page.substring(page.indexOf("## Options"), page.indexOf("## In which order"));
    String theirs =
        table
            .lines()
            .filter(line -> line.startsWith("|"))
            .map(line -> line.split("\\|")[1])
            .collect(Collectors.joining());

    assertThat(OPTIONS).allSatisfy(option -> assertThat(theirs).contains("`" + option + "`"));
  }

  private static Set<String> named(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(PAGE))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
