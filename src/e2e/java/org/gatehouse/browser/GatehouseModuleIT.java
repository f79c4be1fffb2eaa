package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.harness.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gatehouse.js does beyond what all clients do. */
class GatehouseModuleIT {
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

  @Test
  void A05_a_subscriber_is_told_at_once_and_at_every_change_until_it_leaves() {
    Tab tab = open("").isSignedOut().shows("statuses", "loading unauthenticated");
    tab.signsIn("customer").shows("statuses", "loading unauthenticated authenticated");
    tab.value("update", colour("blue"));
    tab.shows("statuses", "loading unauthenticated authenticated");

    tab.result("unsubscribe");
    tab.value("signOut", Json.createObjectBuilder().add("redirect", false).build());
    assertThat(tab.result("getSession").get("value")).isEqualTo(JsonValue.NULL);
    tab.isSignedIn();

    tab.result("subscribe");
    tab.isSignedOut();
  }

  @Test
  void A05_many_callers_share_one_read_and_later_ones_what_it_found() {
    Tab tab = open("?subscribe=no");

    JsonArray sessions = tab.result("manySessions").getJsonArray("value");
    tab.result("getSession");

    assertThat(sessions).hasSize(9).containsOnly(JsonValue.NULL);
    assertThat(tab.reads()).isEqualTo(1);
  }

  @Test
  void A05_without_subscribers_a_message_of_another_tab_makes_the_next_question_a_read() {
    Tab tab = open("?subscribe=no");
    assertThat(tab.result("getSession").get("value")).isEqualTo(JsonValue.NULL);

    open("").isSignedOut().signsIn("customer");

    tab.page()
        .waitForFunction(
            "() => document.getElementById('result').textContent.includes('customer')"
                + " || (document.getElementById('getSession').click(), false)");
  }

  @Test
  void A05_focus_reads_at_most_once_a_second_and_not_for_nobody() {
    Tab tab = open("");
    tab.page().clock().setFixedTime(Instant.now().plusSeconds(60).toEpochMilli());
    tab.isSignedOut();
    int nobody = tab.reads();
    look(tab);
    assertThat(tab.reads()).isEqualTo(nobody);

    tab.signsIn("customer");
    int before = tab.reads();
    look(tab);
    assertThat(tab.reads()).isEqualTo(before);
    tab.page().clock().setFixedTime(Instant.now().plusSeconds(120).toEpochMilli());
    look(tab);
    assertThat(tab.reads()).isEqualTo(before + 1);
  }

  @Test
  void A05_the_interval_pauses_while_offline() {
    person.context().clock().install();
    Tab tab = open("?interval=60").isSignedOut().signsIn("customer");
    int before = tab.reads();
    minute(tab);
    assertThat(tab.reads()).isEqualTo(before + 1);

    person.context().setOffline(true);
    minute(tab);
    assertThat(tab.isSignedIn().reads()).isEqualTo(before + 1);

    person.context().setOffline(false);
    minute(tab);
    assertThat(tab.reads()).isGreaterThan(before + 1);
  }

  @Test
  void A05_updates_at_the_same_time_go_one_by_one_and_lose_nothing() {
    Tab tab = open("").isSignedOut().signsIn("customer");
    List<String> order = new ArrayList<>();
    tab.page().onRequest(request -> note(request, "sent", order));
    tab.page().onRequestFinished(request -> note(request, "answered", order));

    tab.result(
        "manyUpdates",
        colour("blue"),
        Json.createObjectBuilder().add("name", "Nora").build(),
        Json.createObjectBuilder().add("mode", "calm").build());

    tab.showsUser("color", "\"blue\"").showsUser("name", "\"Nora\"").showsUser("mode", "\"calm\"");
    assertThat(order).startsWith("sent", "answered", "sent", "answered", "sent");
  }

  @Test
  void A05_who_must_be_signed_in_is_sent_to_the_sign_in_page_and_comes_back() {
    Tab tab = open("").isSignedOut();
    String test = tab.page().url();

    tab.presses("require");

    tab.page().waitForURL("**/api/auth/signin?error=SessionRequired**");
    assertThat(tab.page().locator("input[name=callbackUrl]").inputValue()).isEqualTo(test);
  }

  private static void note(Request request, String event, List<String> order) {
    if (request.method().equals("POST")) {
      order.add(event);
    }
  }

  private Tab open(String query) {
    return person.opens(Client.GATEHOUSE, query);
  }

  /** Looks at the page five times, and waits for a request made after that. */
  private static void look(Tab tab) {
    tab.page()
        .evaluate(
            "() => { for (let i = 0; i < 5; i++) {"
                + " document.dispatchEvent(new Event('visibilitychange'));"
                + " window.dispatchEvent(new Event('focus')) } }");
    tab.value("getProviders");
  }

  /** Lets a minute go by, and waits for a request made after that. */
  private static void minute(Tab tab) {
    tab.page().clock().runFor(60_000);
    tab.result("getProviders");
  }

  private static JsonObject colour(String colour) {
    return Json.createObjectBuilder().add("color", colour).build();
  }
}
