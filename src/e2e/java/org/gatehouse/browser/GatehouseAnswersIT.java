package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import org.gatehouse.harness.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gatehouse.js makes of problems, of refresh errors, and of answers from elsewhere. */
class GatehouseAnswersIT {
  private static final String SESSION = "**/api/auth/session";
  private static Chromium chromium;
  private Person person;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @BeforeEach
  void arrive() {
    person = new Person(chromium, Client.GATEHOUSE.server());
  }

  @AfterEach
  void leave() {
    person.close();
  }

  @ParameterizedTest
  @CsvSource({"mode, jwt-throws, 503, CallbackFailed", "pad, 60000, 413, TokenTooLarge"})
  void A05_a_refused_update_says_why_and_keeps_the_session(
      String member, String value, int status, String code) {
    Tab tab = open("").isSignedOut().signsIn("customer");
    JsonValue data = member.equals("pad") ? Json.createValue(60_000) : Json.createValue(value);
    if (member.equals("mode")) {
      tab.value("update", Json.createObjectBuilder().add(member, data).build());
    }

    JsonObject failure =
        tab.result("update", Json.createObjectBuilder().add(member, data).build())
            .getJsonObject("failure");

    assertThat(failure.getString("name")).isEqualTo("ProblemError");
    assertThat(failure.getInt("status")).isEqualTo(status);
    assertThat(failure.getString("code")).isEqualTo(code);
    assertThat(failure.getString("detail")).isNotEmpty();
    tab.isSignedIn().showsUser("name", "\"Probe customer\"");
  }

  @Test
  void A05_a_read_that_fails_keeps_what_was_known_and_a_first_one_is_tried_again() {
    Tab tab = open("").isSignedOut().signsIn("customer");
    person.context().route(SESSION, route -> fulfil(route, 503, "{\"code\":\"CallbackFailed\"}"));
    JsonObject failure = tab.result("update").getJsonObject("failure");
    assertThat(failure.getString("code")).isEqualTo("CallbackFailed");
    tab.isSignedIn().showsUser("name", "\"Probe customer\"");

    Tab fresh = open("").isSignedOut();
    person.context().unroute(SESSION);
    fresh
        .page()
        .waitForFunction(
            "() => { window.dispatchEvent(new Event('focus'));"
                + " return document.getElementById('status').textContent === 'authenticated' }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RefreshAccessTokenError", "RefreshTokenError"})
  void A16_a_refresh_error_is_shown_and_told_once_until_it_is_mended(String error) {
    Tab tab = open("").isSignedOut().signsIn("customer");
    person.context().route(SESSION, route -> fulfil(route, 200, withError(error)));
    tab.value("update");
    tab.value("update");
    tab.isSignedIn();
    assertThat(tab.page().locator("#session").textContent()).contains(error);
    assertThat(tab.result("warnings").getJsonArray("value")).hasSize(1);

    person.context().unroute(SESSION);
    tab.value("update");
    person.context().route(SESSION, route -> fulfil(route, 200, withError(error)));
    tab.value("update");
    assertThat(tab.result("warnings").getJsonArray("value")).hasSize(2);
  }

  @Test
  void A05_the_base_path_can_be_set() {
    Tab tab = open("").isSignedOut();
    tab.page().route("**/elsewhere/session", route -> fulfil(route, 200, withError("none")));

    tab.result("configure", Json.createObjectBuilder().add("basePath", "/elsewhere").build());

    tab.isSignedIn();
  }

  private Tab open(String query) {
    return person.opens(Client.GATEHOUSE, query);
  }

  private static String withError(String error) {
    return Json.createObjectBuilder()
        .add("user", Json.createObjectBuilder().add("name", "Probe customer"))
        .add("expires", Instant.now().plusSeconds(3600).toString())
        .add("error", error)
        .build()
        .toString();
  }

  private static void fulfil(Route route, int status, String json) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setContentType("application/json")
            .setBody(json));
  }
}
