package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.gatehouse.harness.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mission row A05: what every client does with the session, in the flavour it speaks. */
class ClientIT {
  private static final JsonValue CREDENTIALS = Json.createValue("credentials");
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @ParameterizedTest
  @EnumSource
  void A05_signing_in_shows_the_session(Client client) {
    try (Person person = new Person(chromium, client.server())) {
      Tab tab = person.opens(client).isSignedOut();

      JsonObject answer = tab.value("signIn", CREDENTIALS, Tab.credentials("customer", "right"));

      assertThat(answer.getBoolean("ok")).isTrue();
      assertThat(answer.getInt("status")).isEqualTo(200);
      assertThat(answer.getOrDefault("error", JsonValue.NULL)).isEqualTo(JsonValue.NULL);
      assertThat(answer.getString("url")).isEqualTo(tab.page().url());
      tab.isSignedIn().showsUser("name", "\"Probe customer\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void A05_a_wrong_password_is_told_and_nobody_is_signed_in(Client client) {
    try (Person person = new Person(chromium, client.server())) {
      Tab tab = person.opens(client).isSignedOut();

      JsonObject answer = tab.value("signIn", CREDENTIALS, Tab.credentials("customer", "wrong"));

      assertThat(answer.getString("error")).isEqualTo("CredentialsSignin");
      assertThat(answer.getBoolean("ok")).isEqualTo(!client.isV4());
      assertThat(answer.getInt("status")).isEqualTo(client.isV4() ? 401 : 200);
      assertThat(answer.get("url")).isEqualTo(JsonValue.NULL);
      assertThat(answer.getString("code", "none"))
          .isEqualTo(client.isV4() ? "none" : "credentials");
      tab.isSignedOut();
      assertThat(person.sessionCookies(client)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void A05_an_update_is_shown_and_lasts(Client client) {
    try (Person person = new Person(chromium, client.server())) {
      Tab tab = person.opens(client).isSignedOut().signsIn("customer");

      JsonObject session = tab.value("update", member("color", Json.createValue("blue")));

      assertThat(session.getJsonObject("user").getString("color")).isEqualTo("blue");
      tab.isSignedIn().showsUser("color", "\"blue\"");
      tab.page().reload();
      tab.isSignedIn().showsUser("color", "\"blue\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void A05_the_other_tab_follows_a_sign_out(Client client) {
    try (Person person = new Person(chromium, client.server())) {
      Tab one = person.opens(client).isSignedOut().signsIn("customer");
      Tab other = person.opens(client).isSignedIn();

      one.value("signOut", member("redirect", JsonValue.FALSE));

      one.isSignedOut();
      other.isSignedOut();
      assertThat(person.sessionCookies(client)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void A05_a_tampered_cookie_is_nobody_and_causes_no_loop(Client client) {
    try (Person person = new Person(chromium, client.server())) {
      Tab tab = person.opens(client).isSignedOut().signsIn("customer");
      String cookie = person.sessionCookies(client).get(0).value;
      int middle = cookie.length() / 2;
      char other = cookie.charAt(middle) == 'A' ? 'B' : 'A';
      person.replaceSessionCookie(
          client, cookie.substring(0, middle) + other + cookie.substring(middle + 1));

      int before = tab.reads();
      tab.page().reload();
      tab.isSignedOut();
      for (int i = 0; i < 5; i++) {
        tab.value("getProviders"); // time enough for the next round of a loop
      }

      int echo = client == Client.NEXT_AUTH_5 ? 1 : 0; // it hears its own first message
      assertThat(tab.reads() - before).isBetween(1, 1 + echo);
      assertThat(person.sessionCookies(client)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void A05_a_big_session_travels_in_chunks_and_becomes_small_again(Client client) {
    try (Person person = new Person(chromium, client.server())) {
      Tab tab = person.opens(client).isSignedOut().signsIn("big").showsUser("padLength", "6000");
      assertThat(person.sessionCookies(client))
          .extracting(cookie -> cookie.name)
          .containsExactlyInAnyOrder(
              client.sessionCookie() + ".0",
              client.sessionCookie() + ".1",
              client.sessionCookie() + ".2");
      tab.page().reload();
      tab.isSignedIn().showsUser("padLength", "6000");

      tab.value("update", member("pad", Json.createValue(10)));

      tab.showsUser("padLength", "10");
      assertThat(person.sessionCookies(client))
          .extracting(cookie -> cookie.name)
          .containsExactly(client.sessionCookie());
    }
  }

  @ParameterizedTest
  @EnumSource
  void A05_sign_in_and_sign_out_lead_to_the_callback_url(Client client) {
    try (Person person = new Person(chromium, client.server())) {
      Tab tab = person.opens(client).isSignedOut();
      String test = tab.page().url();

      tab.presses(
          "signIn",
          CREDENTIALS,
          Json.createObjectBuilder()
              .add("username", "customer")
              .add("password", "right")
              .add("callbackUrl", "/page")
              .build());
      tab.page().waitForURL(client.server() + "/page");
      assertThat(tab.page().content()).contains("Probe customer");

      tab.page().navigate(test);
      tab.isSignedIn().presses("signOut", member("callbackUrl", Json.createValue("/page")));
      tab.page().waitForURL(client.server() + "/page");
      assertThat(tab.page().content()).contains("nobody");
    }
  }

  @ParameterizedTest
  @EnumSource
  void A05_a_tab_that_is_looked_at_reads_again(Client client) {
    try (Person person = new Person(chromium, client.server())) {
      Tab tab = person.opens(client).isSignedOut().signsIn("customer");
      person.updatesUnseen("color", "green");

      tab.page()
          .waitForFunction(
              "() => { document.dispatchEvent(new Event('visibilitychange'));"
                  + " return document.getElementById('session').textContent.includes('green') }");
    }
  }

  @ParameterizedTest
  @EnumSource
  void A05_an_interval_reads_again_and_again(Client client) {
    try (Person person = new Person(chromium, client.server())) {
      Tab tab = person.opens(client, "?interval=1").isSignedOut().signsIn("customer");
      person.updatesUnseen("color", "green");
      tab.showsUser("color", "\"green\"");
      person.updatesUnseen("color", "red");
      tab.showsUser("color", "\"red\"");
    }
  }

  private static JsonObject member(String name, JsonValue value) {
    return Json.createObjectBuilder().add(name, value).build();
  }
}
