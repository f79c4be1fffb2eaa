package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where next-auth 4 differs: the rows of the behaviours that name it. */
class BehaviourV4IT {
  private static final String COOKIE = "next-auth.session-token";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Probe.server("v4", "auth.flavour=v4\n").development().start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "B001, GET, /nosuch", "B007, GET, /callback", "B007, GET, /callback/nosuch",
    "B007, GET, /callback/credentials", "B008, POST, /csrf", "B008, POST, /providers"
  })
  void B001_B007_B008_what_is_not_served_is_400_in_a_sentence(
      String row, String method, String path) {
    Answer answer =
        browser.send(method, "/api/auth" + path, Map.of(), method.equals("POST") ? "" : null);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain");
  }

  @Test
  void B003_a_surplus_segment_is_ignored() {
    assertThat(browser.get("/api/auth/session/x").text()).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"credentials", "nosuch", "undefined"})
  void B005_B006_signin_of_any_provider_shows_the_page(String provider) {
    assertThat(browser.get("/api/auth/signin/" + provider).status()).isEqualTo(200);
  }

  @Test
  void B010_the_log_of_the_client_is_taken() {
    Answer answer = browser.postForm("/api/auth/_log", Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void B018_B019_B021_a_missing_token_leads_to_the_page_with_csrf_true() {
    assertThat(browser.postForm("/api/auth/callback/credentials", Map.of()).location())
        .isEqualTo(server.base() + "/api/auth/signin?csrf=true");
    assertThat(browser.postForm("/api/auth/signin/credentials", Map.of()).location())
        .isEqualTo(server.base() + "/api/auth/signin?csrf=true");
    assertThat(browser.postForm("/api/auth/signout", Map.of()).location())
        .isEqualTo(server.base() + "/api/auth/signout?csrf=true");
  }

  @Test
  void B022_B027_the_empty_session_is_an_empty_object() {
    assertThat(browser.session().text()).isEqualTo("{}");
    Answer update = browser.postJson("/api/auth/session", "{}");
    assertThat(update.status()).isEqualTo(400);
    assertThat(update.text()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({
    "B033, customer, wrong, 401, CredentialsSignin&provider=credentials",
    "B034, throws, right, 401, Configuration",
    "B036, denied, right, 403, AccessDenied"
  })
  void B033_B034_B036_a_refusal_has_its_status_and_leads_to_the_error_page(
      String row, String user, String password, int status, String error) {
    Answer answer = signIn(user, password, "/");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.url()).isEqualTo(server.base() + "/api/auth/error?error=" + error);
    assertThat(answer.sets(COOKIE)).isFalse();
  }

  @Test
  void B038_a_target_of_the_signIn_callback_is_taken_as_it_is() {
    assertThat(signIn("elsewhere", "right", "/").url()).isEqualTo("/welcome");
  }

  @Test
  void B046_the_field_json_answers_JSON_without_a_location() {
    Answer answer = signIn("customer", "right", "/x");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.url()).isEqualTo(server.base() + "/x");
    assertThat(answer.header("Location")).isEmpty();
    assertThat(answer.sets(COOKIE)).isTrue();
    assertThat(browser.session().header("Content-Type").orElse(""))
        .isEqualToIgnoringCase("application/json; charset=utf-8".replace("; ", ";"));
  }

  @Test
  void B048_ours_the_header_of_v5_is_honoured_too() {
    assertThat(Probe.signIn(browser, "customer").url()).isEqualTo(server.base().toString());
  }

  @Test
  void B054_ours_an_address_that_is_none_leads_home() {
    assertThat(signIn("customer", "right", "http://[").url()).isEqualTo(server.base().toString());
  }

  @Test
  void B066_what_does_not_open_is_an_empty_object_and_cleared() {
    browser.setCookie(COOKIE, "garbage");
    Answer answer = browser.session();

    assertThat(answer.text()).isEqualTo("{}");
    assertThat(answer.clears(COOKIE)).isTrue();
  }

  @Test
  void B068_a_quoted_token_opens() {
    signIn("customer", "right", "/");
    String quoted = COOKIE + "=\"" + browser.cookie(COOKIE).orElseThrow() + "\"";

    assertThat(browser.get("/api/auth/session", Map.of("Cookie", quoted)).text())
        .contains("probe-customer");
  }

  @Test
  void B086_chunks_have_3933_characters() {
    signIn("big", "right", "/");

    assertThat(browser.cookie(COOKIE + ".0").orElseThrow()).hasSize(3933);
    assertThat(browser.session().text()).contains("probe-big");
  }

  @Test
  void B100_errors_of_signing_in_belong_to_the_sign_in_page() {
    Answer answer = browser.get("/api/auth/error?error=OAuthAccountNotLinked");

    assertThat(answer.location())
        .isEqualTo(server.base() + "/api/auth/signin?error=OAuthAccountNotLinked");
  }

  private Answer signIn(String user, String password, String callbackUrl) {
    return browser.postForm(
        "/api/auth/callback/credentials",
        Map.of(
            "csrfToken", browser.csrf(),
            "username", user,
            "password", password,
            "callbackUrl", callbackUrl,
            "json", "true"));
  }
}
