package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.concurrent.atomic.AtomicInteger;

/** A tab with the page of a client: the state it shows and the buttons it has. */
final class Tab {
  private static final double PATIENCE_MILLIS = 20_000;
  private final Page page;
  private final AtomicInteger reads = new AtomicInteger();

  Tab(Page page, String url) {
    this.page = page;
    page.onRequest(
        request -> {
          if (request.url().endsWith("/api/auth/session") && request.method().equals("GET")) {
            reads.incrementAndGet();
          }
        });
    page.navigate(url);
  }

  Page page() {
    return page;
  }

  /** How often the tab has asked for the session. */
  int reads() {
    return reads.get();
  }

  Tab isSignedIn() {
    return shows("status", "authenticated");
  }

  Tab isSignedOut() {
    return shows("status", "unauthenticated").shows("session", "null");
  }

  /** Waits for the whole text of an element. */
  Tab shows(String id, String text) {
    assertThat(page.locator("#" + id))
        .hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
    return this;
  }

  /** Waits until the session has this member of the user. */
  Tab showsUser(String member, String value) {
    assertThat(page.locator("#session"))
        .containsText(
            "\"" + member + "\":" + value,
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    return this;
  }

  /** Presses the button of an action and leaves the page, or not. */
  void presses(String action, JsonValue... arguments) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (JsonValue argument : arguments) {
      array.add(argument);
    }
    page.locator("#arguments").fill(array.build().toString());
    page.locator("#" + action).click();
  }

  /** What the action answered: member {@code value} or {@code failure}. */
  JsonObject result(String action, JsonValue... arguments) {
    presses(action, arguments);
    Locator result = page.locator("#result");
    assertThat(result)
        .not()
        .isEmpty(new LocatorAssertions.IsEmptyOptions().setTimeout(PATIENCE_MILLIS));
    return json(result.textContent());
  }

  /** The object the action answered. */
  JsonObject value(String action, JsonValue... arguments) {
    return result(action, arguments).getJsonObject("value");
  }

  /** Signs the user of the probe in and waits until the tab knows. */
  Tab signsIn(String user) {
    value("signIn", Json.createValue("credentials"), credentials(user, "right"));
    return isSignedIn();
  }

  static JsonObject credentials(String user, String password) {
    return Json.createObjectBuilder()
        .add("redirect", false)
        .add("username", user)
        .add("password", password)
        .build();
  }

  static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
