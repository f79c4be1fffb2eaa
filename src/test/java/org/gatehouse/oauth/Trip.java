package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.URI;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.harness.idp.TestProvider;

/** A browser's way to a provider and back. */
final class Trip {
  private Trip() {}

  /** Posts the form of a provider's button; the answer leads away. */
  static Answer start(Http browser, String provider, String target) {
    return browser.postForm(
        "/api/auth/signin/" + provider, Map.of("csrfToken", browser.csrf(), "callbackUrl", target));
  }

  /** Posts the form of the account page that links a provider's account. */
  static Answer startLink(Http browser, String provider) {
    return browser.postForm(
        "/api/auth/signin/" + provider,
        Map.of("csrfToken", browser.csrf(), "callbackUrl", "/account", "intent", "link"));
  }

  /** Visits the provider, which sends back at once; the address of our callback with its query. */
  static String visit(String authorizationUrl) {
    URI uri = URI.create(authorizationUrl);
    URI origin = URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    return new Http(origin).get(uri.getRawPath() + "?" + uri.getRawQuery()).location();
  }

  /** Follows an address of our own server. */
  static Answer follow(Http browser, String url) {
    return browser.get(url.substring(browser.base().toString().length()));
  }

  /** Lets a second pass: tokens know whole ones. */
  static void awaitNextSecond() {
    try {
      Thread.sleep(1_050);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All of it. */
  static Answer signIn(Http browser, String provider, String target) {
    return follow(browser, visit(start(browser, provider, target).location()));
  }

  /** Signs somebody in by {@code badop}, who has this session there. */
  static void signIn(Http browser, TestProvider badop, String subject, String session) {
    badop.person(Person.of(subject).with(Json.createObjectBuilder().add("sid", session).build()));
    signIn(browser, "badop", "/");
    assertThat(browser.cookie("authjs.session-token")).isPresent();
  }

  /** Links an account from the account page: there and back. */
  static Answer link(Http browser, String provider) {
    return follow(browser, visit(startLink(browser, provider).location()));
  }
}
