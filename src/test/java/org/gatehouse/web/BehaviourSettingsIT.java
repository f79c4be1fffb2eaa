package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.json.Json;
import org.gatehouse.probe.Probe;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows B024, B063, B073, B074 and B094 of Auth.js v5: what the configuration changes. */
class BehaviourSettingsIT {
  private static final String OLD = SettingsServer.OLD;
  private static final String NEW = SettingsServer.NEW;
  private static final String COOKIE = SettingsServer.COOKIE;
  private static final String CSRF = "__Host-authjs.csrf-token";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = SettingsServer.get();
  }

  /** wire.md 18.10: in Auth.js only the list is valid, so that a rotation ends every form. */
  @ParameterizedTest
  @CsvSource({
    NEW + "|" + OLD + ", true",
    NEW + ", true",
    OLD + ", true",
    OLD + "|" + NEW + ", false",
    "another-secret, false"
  })
  void B024_ours_a_cookie_made_with_the_list_or_one_of_it_is_valid(String key, boolean valid)
      throws NoSuchAlgorithmException {
    String token = "ab".repeat(32);
    String secret = key.replace('|', ',');
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest((token + secret).getBytes(StandardCharsets.UTF_8));
    browser.setCookie(CSRF, token + "%7C" + HexFormat.of().formatHex(hash));

    assertThat(browser.csrf().equals(token)).isEqualTo(valid);
  }

  @Test
  void B063_cookie_claim_and_answer_all_end_after_max_age() {
    Probe.signIn(browser, "customer");
    Answer answer = browser.session();
    Claims claims = claims(NEW);
    Instant expires = claims.instant("exp").orElseThrow();
    String date = answer.setCookie(COOKIE).orElseThrow().replaceAll(".*; Expires=([^;]+);.*", "$1");

    assertThat(Duration.between(claims.instant("iat").orElseThrow(), expires))
        .isEqualTo(Duration.ofSeconds(60));
    assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from)).isEqualTo(expires);
    assertThat(Instant.parse(answer.object().getString("expires"))).isEqualTo(expires);
  }

  @Test
  void B073_a_token_by_the_old_secret_is_accepted_and_sealed_again_by_the_new() {
    browser.setCookie(COOKIE, token(OLD, COOKIE));

    assertThat(browser.session().text()).contains("probe-customer");
    assertThat(claims(NEW).subject()).hasValue("probe-customer");
  }

  @Test
  void B074_name_salt_and_attributes_are_as_set() {
    Answer signIn = Probe.signIn(browser, "customer");
    assertThat(signIn.setCookie(COOKIE).orElseThrow())
        .matches(
            COOKIE
                + "=[^;]+; Domain=localhost; Path=/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict");

    browser.setCookie(COOKIE, token(NEW, "authjs.session-token"));
    Answer otherSalt = browser.session();
    assertThat(otherSalt.text()).isEqualTo("null");
    assertThat(otherSalt.setCookie(COOKIE))
        .hasValue(
            COOKIE + "=; Max-Age=0; Domain=localhost; Path=/; HttpOnly; Secure; SameSite=Strict");
  }

  @Test
  void B094_secure_on_http_makes_secure_names() {
    Answer answer = browser.get("/api/auth/csrf");

    assertThat(answer.setCookie(CSRF).orElseThrow())
        .endsWith("; Path=/; HttpOnly; Secure; SameSite=Strict")
        .doesNotContain("Domain");
    assertThat(answer.setCookie("__Secure-authjs.callback-url").orElseThrow())
        .contains("; Secure; ");
  }

  @Test
  void B094_insecure_on_https_makes_plain_names() {
    try (LibertyServer plain =
        Probe.server("plain-https", "")
            .env("AUTH_SECRET", NEW)
            .env("AUTH_URL", "https://portal.example.com")
            .env("AUTH_COOKIES_SECURE", "false")
            .start()) {
      Http visitor = new Http(plain.base());
      Answer csrf = visitor.get("/api/auth/csrf");
      Answer signIn = Probe.signIn(visitor, "customer");

      assertThat(csrf.sets("authjs.csrf-token")).isTrue();
      assertThat(csrf.sets("authjs.callback-url")).isTrue();
      assertThat(signIn.sets("authjs.session-token")).isTrue();
      assertThat(signIn.url()).isEqualTo("https://portal.example.com");
      assertThat(csrf.headers("Set-Cookie")).noneMatch(line -> line.contains("Secure"));
    }
  }

  private Claims claims(String secret) {
    return codec(secret)
        .open(browser.cookie(COOKIE).orElseThrow(), COOKIE, Instant.now())
        .claims()
        .orElseThrow();
  }

  private static String token(String secret, String salt) {
    long now = Instant.now().getEpochSecond();
    var claims =
        Json.PROVIDER
            .createObjectBuilder()
            .add("sub", "probe-customer")
            .add("iat", now)
            .add("exp", now + 60);
    return codec(secret).seal(new Claims(claims.build()), salt);
  }

  private static TokenCodec codec(String secret) {
    return new TokenCodec(Flavour.V5, Secrets.of(new Secret(secret)), Set.of());
  }
}
