package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.RawHttp;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows B001 to B010 of the behaviours of Auth.js v5: routing and methods. */
class BehaviourRoutingIT {
  private static final String AUTH = "/api/auth";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Servers.portal();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nosuch", "", "/", "/session.json", "/SESSION", "/csrf/x/y"})
  void B001_an_unknown_action_is_400(String path) {
    assertBadRequest(browser.get(AUTH + path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "FOO"})
  void B002_other_methods_are_400(String method) {
    Answer answer = browser.send(method, AUTH + "/session", Map.of(), null);

    assertBadRequest(answer);
    assertThat(answer.header("Allow")).hasValue("GET, POST");
  }

  @Test
  void B002_HEAD_is_400() {
    assertThat(browser.send("HEAD", AUTH + "/session", Map.of(), null).status()).isEqualTo(400);
  }

  @Test
  void B003_a_surplus_segment_is_400() {
    assertBadRequest(browser.get(AUTH + "/session/x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/auth/session/", "/api/auth//session", "/api//auth///session//"})
  void B004_empty_segments_do_not_count(String target) {
    Answer answer = RawHttp.request(server.base(), "GET", target, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("null");
  }

  @Test
  void B005_the_provider_undefined_is_none() {
    Answer answer = browser.get(AUTH + "/signin/undefined");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("<h1>Sign in</h1>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/signin/credentials", "/signin/nosuch"})
  void B006_reading_a_provider_of_signin_is_an_error_of_configuration(String path) {
    assertConfiguration(browser.get(AUTH + path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/callback", "/callback/nosuch", "/callback/credentials"})
  void B007_reading_a_callback_without_OAuth_is_an_error_of_configuration(String path) {
    assertConfiguration(browser.get(AUTH + path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/csrf", "/providers"})
  void B008_posting_to_what_is_only_read_is_an_error_of_configuration(String path) {
    assertConfiguration(browser.postForm(AUTH + path, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/session", "/signout", "/callback/credentials"})
  void B009_malformed_JSON_is_400(String path) {
    assertBadRequest(browser.postJson(AUTH + path, "{\"csrfToken\":"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/signin/nosuch", "/callback/nosuch", "/csrf", "/providers"})
  void B006_B007_B008_an_error_of_configuration_is_JSON_for_the_browser_client(String path) {
    Answer answer = browser.postForm(AUTH + path, Map.of(), Map.of("X-Auth-Return-Redirect", "1"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
    assertThat(answer.url()).isEqualTo(server.base() + AUTH + "/error?error=Configuration");
    assertThat(answer.header("Location")).isEmpty();
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }

  @Test
  void B010_the_log_of_the_v4_client_is_unknown() {
    assertBadRequest(browser.postForm(AUTH + "/_log", Map.of()));
  }

  private static void assertBadRequest(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
    assertThat(answer.text()).isEqualTo("\"Bad request.\"");
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }

  private static void assertConfiguration(Answer answer) {
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).isEqualTo(server.base() + AUTH + "/error?error=Configuration");
  }
}
