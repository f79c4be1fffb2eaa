package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows B075 to B081 of Auth.js v5: updating a session. B080 stands beside its twin B072. */
class BehaviourUpdateIT {
  private static final String COOKIE = "authjs.session-token";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Probe.server();
  }

  @Test
  void B075_B076_B077_an_update_shows_and_persists_what_the_callback_copies_and_nothing_else() {
    Probe.signIn(browser, "customer");
    browser.csrf();
    Probe.log(server);
    Answer update = update("{\"color\":\"blue\",\"role\":\"ADMIN\",\"sub\":\"x\"}");

    assertThat(Probe.log(server)).contains("jwt[UPDATE]");
    assertThat(update.object().getJsonObject("user").getString("color")).isEqualTo("blue");
    assertThat(update.sets(COOKIE)).isTrue();
    var user = browser.session().object().getJsonObject("user");
    assertThat(user.getString("color")).isEqualTo("blue");
    assertThat(user.getString("role")).isEqualTo("CUSTOMER");
    assertThat(user.getString("sub")).isEqualTo("probe-customer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "42", "\"text\"", "true"})
  void B078_data_of_any_kind_does_no_harm(String data) {
    Probe.signIn(browser, "customer");

    assertThat(update(data).object().getJsonObject("user").getString("role")).isEqualTo("CUSTOMER");
  }

  @Test
  void B078_absent_data_and_a_form_do_no_harm() {
    Probe.signIn(browser, "customer");
    String token = browser.csrf();

    assertThat(browser.postJson("/api/auth/session", "{\"csrfToken\":\"" + token + "\"}").status())
        .isEqualTo(200);
    assertThat(
            browser.postForm("/api/auth/session", Map.of("csrfToken", token, "data", "x")).status())
        .isEqualTo(200);
  }

  @Test
  void B079_nobody_s_update_is_null() {
    Answer answer = update("{\"color\":\"red\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("null");
    assertThat(answer.setCookie(COOKIE)).isEmpty();
  }

  @Test
  void B081_an_update_is_not_cached_either() {
    Answer answer = update("{}");

    assertThat(answer.header("Cache-Control")).hasValue("private, no-cache, no-store");
    assertThat(answer.header("Pragma")).hasValue("no-cache");
    assertThat(answer.header("Expires")).hasValue("0");
  }

  private Answer update(String data) {
    return browser.postJson(
        "/api/auth/session", "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":" + data + "}");
  }
}
