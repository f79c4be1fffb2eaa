package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.gatehouse.harness.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Mission row A05: tabs follow each other, also where one has next-auth and one gatehouse.js. */
class AcrossTabsIT {
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
  @CsvSource({
    "NEXT_AUTH_5, NEXT_AUTH_5",
    "GATEHOUSE, NEXT_AUTH_5",
    "NEXT_AUTH_5, GATEHOUSE",
    "GATEHOUSE, GATEHOUSE",
    "GATEHOUSE_ON_FLAVOUR_V4, GATEHOUSE_ON_FLAVOUR_V4"
  })
  void A05_an_update_and_a_sign_out_in_one_tab_reach_the_other(Client one, Client other) {
    try (Person person = new Person(chromium, one.server())) {
      Tab first = person.opens(one).isSignedOut().signsIn("customer");
      Tab second = person.opens(other).isSignedIn();

      first.value("update", Json.createObjectBuilder().add("color", "blue").build());
      first.showsUser("color", "\"blue\"");
      second.showsUser("color", "\"blue\"");

      first.value("signOut", stay());
      first.isSignedOut();
      second.isSignedOut();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NEXT_AUTH_5", "GATEHOUSE"})
  void A05_a_sign_in_by_the_module_reaches_tabs_of_both_kinds(Client other) {
    try (Person person = new Person(chromium, other.server())) {
      Tab first = person.opens(Client.GATEHOUSE).isSignedOut();
      Tab second = person.opens(other).isSignedOut();

      first.signsIn("customer");

      second.isSignedIn().showsUser("name", "\"Probe customer\"");
    }
  }

  @Test
  void A05_a_sign_in_that_leaves_the_page_is_told_before() {
    try (Person person = new Person(chromium, Client.GATEHOUSE.server())) {
      Tab first = person.opens(Client.GATEHOUSE).isSignedOut();
      Tab second = person.opens(Client.GATEHOUSE).isSignedOut();

      first.presses(
          "signIn",
          Json.createValue("credentials"),
          Json.createObjectBuilder()
              .add("username", "customer")
              .add("password", "right")
              .add("redirectTo", "/page")
              .build());

      first.page().waitForURL("**/page");
      second.isSignedIn();
    }
  }

  @Test
  void A05_a_sign_in_on_the_page_without_scripts_is_told_on_return() {
    try (Person person = new Person(chromium, Client.GATEHOUSE.server())) {
      Tab second = person.opens(Client.GATEHOUSE).isSignedOut();
      Tab first = person.opens(Client.GATEHOUSE).isSignedOut();
      String test = first.page().url();

      first.presses(
          "signIn", JsonValue.NULL, Json.createObjectBuilder().add("redirectTo", "/page").build());
      first.page().waitForURL("**/api/auth/signin?**");
      first.page().getByLabel("User name or e-mail").fill("customer");
      first.page().getByLabel("Password").fill("right");
      first.page().getByRole(AriaRole.BUTTON).click();

      first.page().waitForURL("**/page");
      first.page().navigate(test);
      first.isSignedIn();
      second.isSignedIn();
    }
  }

  @Test
  void A05_tabs_of_both_kinds_come_to_rest() {
    try (Person person = new Person(chromium, Client.GATEHOUSE.server())) {
      Tab first = person.opens(Client.GATEHOUSE).isSignedOut();
      Tab second = person.opens(Client.NEXT_AUTH_5).isSignedOut();
      first.signsIn("customer");
      second.isSignedIn();
      settle(first, second);

      int before = first.reads() + second.reads();
      settle(first, second);

      assertThat(first.reads() + second.reads()).isEqualTo(before);
    }
  }

  private static void settle(Tab... tabs) {
    for (int i = 0; i < 5; i++) {
      for (Tab tab : tabs) {
        tab.value("getProviders");
      }
    }
  }

  private static JsonObject stay() {
    return Json.createObjectBuilder().add("redirect", JsonValue.FALSE).build();
  }
}
