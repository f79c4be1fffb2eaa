package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.probe.Probe;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows B026 to B048 of Auth.js v5: providers, the empty session, credentials, answers in JSON. */
class BehaviourSignInIT {
  private static final String CALLBACK = "/api/auth/callback/credentials";
  private static final String COOKIE = "authjs.session-token";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Probe.server();
  }

  @Test
  void B026_providers_are_a_map_with_absolute_addresses_and_no_cookies() {
    Answer answer = browser.get("/api/auth/providers");
    JsonObject provider = answer.object().getJsonObject("credentials");

    assertThat(provider.getString("id")).isEqualTo("credentials");
    assertThat(provider.getString("type")).isEqualTo("credentials");
    assertThat(provider.getString("signinUrl"))
        .isEqualTo(server.base() + "/api/auth/signin/credentials");
    assertThat(provider.getString("callbackUrl")).isEqualTo(server.base() + CALLBACK);
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }

  @Test
  void B027_B028_nobody_s_session_is_null_and_not_cached() {
    Answer answer = browser.session();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("null");
    assertThat(answer.header("Cache-Control")).hasValue("private, no-cache, no-store");
    assertThat(answer.header("Pragma")).hasValue("no-cache");
    assertThat(answer.header("Expires")).hasValue("0");
  }

  @Test
  void B029_the_right_password_answers_JSON_with_the_location_and_the_cookie() {
    Answer answer = Probe.signIn(browser, "customer");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.url()).isEqualTo(server.base().toString());
    assertThat(answer.location()).isEqualTo(answer.url());
    assertThat(answer.sets(COOKIE)).isTrue();
  }

  @Test
  void B030_a_plain_form_is_redirected() {
    Answer answer = form(Map.of("username", "customer", "password", "right", "callbackUrl", "/x"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).isEqualTo(server.base() + "/x");
    assertThat(answer.sets(COOKIE)).isTrue();
  }

  @Test
  void B031_a_JSON_body_is_as_good_as_a_form() {
    String body =
        "{\"username\":\"customer\",\"password\":\"right\",\"csrfToken\":\""
            + browser.csrf()
            + "\"}";

    assertThat(browser.postJson(CALLBACK, body).sets(COOKIE)).isTrue();
  }

  @Test
  void B032_the_session_cookie_lasts_thirty_days() {
    String line = Probe.signIn(browser, "customer").setCookie(COOKIE).orElseThrow();
    Claims claims =
        new TokenCodec(Flavour.V5, Secrets.of(new Secret(Probe.SECRET)), Set.of())
            .open(browser.cookie(COOKIE).orElseThrow(), COOKIE, Instant.now())
            .claims()
            .orElseThrow();
    Instant expires = claims.instant("exp").orElseThrow();

    assertThat(Duration.between(claims.instant("iat").orElseThrow(), expires))
        .isEqualTo(Duration.ofDays(30));
    String attributes = line.substring(line.indexOf(';'));
    assertThat(attributes).matches("; Path=/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax");
    String date = attributes.replaceAll(".*Expires=([^;]+);.*", "$1");
    assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from)).isEqualTo(expires);
  }

  @ParameterizedTest
  @CsvSource({
    "B033, customer, wrong, signin?error=CredentialsSignin&code=credentials",
    "B034, throws, right, error?error=Configuration",
    "B035, coded, right, signin?error=CredentialsSignin&code=locked",
    "B036, denied, right, error?error=AccessDenied",
    "B037, signin-throws, right, error?error=AccessDenied",
    "B042, jwt-throws, right, error?error=Configuration"
  })
  void B033_B034_B035_B036_B037_B042_a_refused_sign_in_names_its_error_and_makes_no_session(
      String row, String user, String password, String page) {
    Answer answer = browser.signIn(Map.of("username", user, "password", password));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.url()).isEqualTo(server.base() + "/api/auth/" + page);
    assertThat(answer.header("Location")).isEmpty();
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    assertThat(answer.text()).doesNotContain("canary");
  }

  @Test
  void B038_the_signIn_callback_may_send_elsewhere_without_a_session() {
    Answer answer = Probe.signIn(browser, "elsewhere");

    assertThat(answer.url()).isEqualTo(server.base() + "/welcome");
    assertThat(answer.sets(COOKIE)).isFalse();
  }

  @Test
  void B039_a_user_without_an_id_gets_a_UUID() {
    Probe.signIn(browser, "noid");

    assertThat(user().getString("sub")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  /** wire.md 18.5: in Auth.js the default {@code sub} is a fresh UUID at each sign-in. */
  @Test
  void B039_ours_a_user_of_the_database_has_the_same_sub_at_every_sign_in() {
    Http first = new Http(Servers.portal().base());
    first.signIn("customer");
    Http second = first.fresh();
    second.signIn("customer");

    assertThat(first.get("/api/me").object().getString("id"))
        .isEqualTo("demo-customer")
        .isEqualTo(second.get("/api/me").object().getString("id"));
  }

  @Test
  void B040_the_id_of_the_user_is_sub() {
    Probe.signIn(browser, "answer");

    assertThat(user().getString("sub")).isEqualTo("42");
  }

  @Test
  void B041_a_jwt_callback_that_returns_nothing_makes_no_session() {
    Answer answer = Probe.signIn(browser, "jwt-empty");

    assertThat(answer.url()).isEqualTo(server.base().toString());
    assertThat(answer.sets(COOKIE)).isFalse();
  }

  @Test
  void B043_the_provider_gets_all_fields_of_the_form() {
    Probe.log(server);
    browser.signIn(
        Map.of("username", "fields", "password", "right", "callbackUrl", "/", "extra", "1"));

    assertThat(Probe.log(server)).contains("fields:callbackUrl,csrfToken,extra,password,username");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", ""})
  void B045_the_header_asks_for_JSON_whatever_its_value(String value) {
    Answer answer =
        browser.postForm(
            "/api/auth/signout",
            Map.of("csrfToken", browser.csrf()),
            Map.of("X-Auth-Return-Redirect", value));

    assertThat(answer.url()).isEqualTo(server.base().toString());
  }

  @Test
  void B046_B047_the_field_of_the_v4_client_asks_for_JSON_too() {
    Answer answer =
        browser.postForm("/api/auth/signout", Map.of("csrfToken", browser.csrf(), "json", "true"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.url()).isEqualTo(server.base().toString());
  }

  private JsonObject user() {
    return browser.session().object().getJsonObject("user");
  }

  private Answer form(Map<String, String> fields) {
    var all = new java.util.HashMap<>(fields);
    all.put("csrfToken", browser.csrf());
    return browser.postForm(CALLBACK, all);
  }
}
