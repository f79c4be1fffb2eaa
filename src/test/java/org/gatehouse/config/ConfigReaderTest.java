package org.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  private static final String SECRET = "fine-secret-2Wq4Er6Ty8Ui0Op1As3Df";
  private static final String URL = "https://portal.example.com";

  @TempDir private Path directory;

  @Test
  void production_with_a_secret_and_an_https_address_has_no_problem() {
    var result = read("auth.secret", SECRET, "auth.url", URL);

    assertThat(result.problems()).isEmpty();
    assertThat(result.config().development()).isFalse();
    assertThat(result.config().cookies().sessionName()).isEqualTo("__Secure-authjs.session-token");
    assertThat(result.config().cookies().csrfName()).isEqualTo("__Host-authjs.csrf-token");
  }

  @Test
  void a_missing_secret_and_address_are_reported_together_with_their_fixes() {
    assertThat(codes()).containsExactly("MissingUrl", "MissingSecret");
    assertThat(read().problems().get(1).line())
        .contains("AUTH_SECRET")
        .contains("openssl rand -base64 33");
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-9q, ShortSecret",
    "this-is-only-31-characters-long, ShortSecret",
    "changeme-changeme-changeme-changeme, SampleSecret",
    "your-secret-goes-here-0123456789abcdef, SampleSecret",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, SampleSecret"
  })
  void SEC_120_weak_secrets_are_refused_in_production_and_not_shown(String secret, String code) {
    var result = read("auth.secret", secret, "auth.url", URL);

    assertThat(result.problems()).extracting(Problem::code).containsExactly(code);
    assertThat(result.problems().get(0).line()).doesNotContain(secret);
    assertThat(result.config().toString()).doesNotContain(secret);
  }

  @Test
  void names_of_next_auth_count_and_are_told() {
    var result = read("NEXTAUTH_SECRET", SECRET, "NEXTAUTH_URL", URL + "/app/api/auth");

    assertThat(result.problems()).isEmpty();
    assertThat(result.config().secrets().usable()).containsExactly(new Secret(SECRET));
    assertThat(result.config().url()).hasValue(URI.create(URL + "/app/api/auth"));
    assertThat(result.notices())
        .extracting(Problem::code)
        .containsExactly("NextAuthSetting", "NextAuthSetting");
    assertThat(result.notices().toString()).doesNotContain(SECRET);
  }

  @Test
  void both_names_may_say_the_same_and_nothing_else() {
    String other = "another-secret-2Wq4Er6Ty8Ui0Op1As3Df";
    assertThat(codes("auth.secret", SECRET, "NEXTAUTH_SECRET", SECRET, "auth.url", URL)).isEmpty();

    var result =
        read(
            "auth.secret",
            SECRET,
            "NEXTAUTH_SECRET",
            other,
            "auth.url",
            URL,
            "NEXTAUTH_URL",
            "https://old.example.com");

    assertThat(result.problems())
        .extracting(Problem::code)
        .containsExactly("DisagreeingSettings", "DisagreeingSettings");
    assertThat(result.problems().toString()).doesNotContain(SECRET).doesNotContain(other);
  }

  @Test
  void every_secret_of_the_list_is_checked() {
    assertThat(codes("auth.secret", SECRET, "auth.secret.2", "short", "auth.url", URL))
        .containsExactly("ShortSecret");
  }

  @Test
  void the_secret_with_the_highest_number_seals() {
    var config =
        TestConfig.development(
            "auth.secret", "zero", "auth.secret.1", "one", "auth.secret.3", "three");

    assertThat(config.secrets().usable().stream().map(Secret::reveal))
        .containsExactly("three", "one", "zero");
  }

  @Test
  void a_secret_that_would_seal_and_is_revoked_stops_the_start() {
    String id = TestConfig.development("auth.secret", SECRET).secrets().all().get(0).id();
    String[] sealing = {"auth.secret", SECRET, "auth.url", URL, "auth.secret.revoked", id};
    String better = "3" + SECRET;

    assertThat(codes(sealing)).containsExactly("RevokedSecret");
    assertThat(
            codes(
                "auth.secret",
                SECRET,
                "auth.secret.3",
                better,
                "auth.url",
                URL,
                "auth.secret.revoked",
                id + ", 0123abcv"))
        .isEmpty();
    assertThat(
            codes("auth.secret", SECRET, "auth.url", URL, "auth.secret.revoked", "auth.secret.1"))
        .containsExactly("InvalidSetting");
  }

  @Test
  void http_in_production_must_be_accepted_outright() {
    String http = "http://portal.example.com";

    assertThat(codes("auth.secret", SECRET, "auth.url", http)).containsExactly("InsecureUrl");
    assertThat(codes("auth.secret", SECRET, "auth.url", http, "auth.cookies.secure", "false"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://portal.example.com, false",
    "http://192.0.2.7:9080, false",
    "http://localhost.example.com, false",
    "http://0.0.0.0:9080, false",
    "http://localhost:9080, true",
    "https://LOCALHOST/shop, true",
    "http://127.0.0.1:9080, true",
    "http://[::1]:9080, true"
  })
  void the_development_profile_serves_loopback_addresses_only(String url, boolean served) {
    assertThat(codes("mp.config.profile", "dev", "auth.secret", SECRET, "auth.url", url))
        .isEqualTo(served ? List.of() : List.of("PublicDevelopment"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth.flavour=v6",
        "auth.session.max-age=0",
        "auth.session.max-age=a month",
        "auth.session.max-age=99999999",
        "auth.cookies.same-site=some",
        "auth.cookies.max-chunks=17",
        "auth.cookies.secure=perhaps",
        "auth.cookies.session.name=two words",
        "auth.cookies.path=nowhere",
        "auth.cookies.domain=a;b",
        "auth.pages.sign-in=//evil.example",
        "auth.pages.error=https://evil.example",
        "auth.trusted-proxies=proxy.example.com",
        "auth.trusted-proxies=10.0.0.0/33",
        "auth.container-login=sometimes",
        "auth.debug=1"
      })
  void a_setting_with_a_wrong_value_is_named(String setting) {
    String key = setting.substring(0, setting.indexOf('='));
    String value = setting.substring(setting.indexOf('=') + 1);

    List<Problem> problems = read("auth.secret", SECRET, "auth.url", URL, key, value).problems();

    assertThat(problems).extracting(Problem::code).contains("InvalidSetting");
    assertThat(problems.get(0).cause()).startsWith(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"portal", "ftp://a", "https://a@b", "https://a?b", "https://a b", "https:///x"})
  void an_address_must_be_a_plain_one(String url) {
    assertThat(codes("auth.secret", SECRET, "auth.url", url)).contains("InvalidSetting");
  }

  @Test
  void prefixes_that_browsers_would_refuse_are_problems() {
    assertThat(
            codes(
                "mp.config.profile",
                "dev",
                "auth.secret",
                SECRET,
                "auth.cookies.session.name",
                "__Secure-session"))
        .containsExactly("InvalidSetting");
    assertThat(
            codes(
                "auth.secret",
                SECRET,
                "auth.url",
                URL,
                "auth.cookies.session.name",
                "__Host-session",
                "auth.cookies.domain",
                "example.com"))
        .containsExactly("InvalidSetting");
  }

  @Test
  void half_an_administrator_and_a_short_password_are_problems() {
    assertThat(codes("auth.secret", SECRET, "auth.url", URL, "auth.admin.email", "a@example.com"))
        .containsExactly("HalfAdministrator");
    assertThat(
            codes(
                "auth.secret",
                SECRET,
                "auth.url",
                URL,
                "auth.admin.email",
                "a@example.com",
                "auth.admin.password",
                "too short"))
        .containsExactly("ShortPassword");
  }

  @Test
  void development_makes_a_secret_once_and_keeps_it_to_itself() throws IOException {
    Secret first = read("mp.config.profile", "dev").config().secrets().usable().get(0);
    Secret second = read("mp.config.profile", "dev").config().secrets().usable().get(0);

    assertThat(second).isEqualTo(first);
    assertThat(first.reveal().length()).isGreaterThanOrEqualTo(32);
    assertThat(first).hasToString("Secret[***]");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("gatehouse-dev-secret"))))
        .isEqualTo("rw-------");
  }

  @Test
  void proxies_are_addresses_and_ranges_of_both_families() {
    TrustedProxies proxies =
        TrustedProxies.parse(List.of("10.1.0.0/16", "192.0.2.7", "2001:db8::/32"));

    assertThat(List.of("10.1.255.1", "192.0.2.7", "2001:db8:1::1")).allMatch(proxies::contains);
    assertThat(List.of("10.2.0.1", "192.0.2.8", "2001:db9::1", "localhost", ""))
        .noneMatch(proxies::contains);
  }

  private List<String> codes(String... pairs) {
    return read(pairs).problems().stream().map(Problem::code).toList();
  }

  private ConfigReader.Result read(String... pairs) {
    return TestConfig.read(directory, pairs);
  }
}
