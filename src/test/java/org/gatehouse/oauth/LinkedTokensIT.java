package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.harness.idp.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server code calls the API of a provider whose account is linked, for who came by a password. */
class LinkedTokensIT {
  private static final String GITHUB = "/api/provider-profile/github";
  private static final String OTHER = "/api/provider-profile/other";
  private final LibertyServer server = OAuthServer.get();
  private final TestProvider other = OAuthServer.OTHER;

  @BeforeEach
  void behave() {
    OAuthServer.GITHUB.startOver(Person.of("9001"));
    other.startOver(Person.of("linked-9002"));
  }

  @AfterEach
  void unlinkAll() {
    other.meanwhile(() -> {});
    Http browser = signedIn("fundraiser");
    unlink(browser, "github/9001");
    unlink(browser, "other/linked-9002");
  }

  @Test
  void who_signed_in_with_a_password_calls_the_API_of_an_account_he_linked() {
    Trip.link(signedIn("fundraiser"), "github");
    Http browser = signedIn("fundraiser");

    assertThat(browser.get(GITHUB).object().getInt("id")).isEqualTo(9001);
    assertThat(browser.get("/api/provider-profile").status())
        .as("none of the session")
        .isEqualTo(409);
    assertThat(browser.get(OTHER).status()).isEqualTo(409);
    assertThat(signedIn("customer").get(GITHUB).status()).as("of somebody else").isEqualTo(409);
    assertThat(browser.session().text()).doesNotContain(TestProvider.ACCESS_TOKEN);
    assertThat(server.messages()).doesNotContain(TestProvider.ACCESS_TOKEN);
  }

  @Test
  void an_account_that_was_unlinked_gives_no_token() {
    Trip.link(signedIn("fundraiser"), "github");
    Http browser = signedIn("fundraiser");
    assertThat(browser.get(GITHUB).status()).isEqualTo(200);

    assertThat(unlink(browser, "github/9001").status()).isEqualTo(204);
    assertThat(browser.get(GITHUB).status()).isEqualTo(409);
  }

  @Test
  void a_late_refresh_of_a_link_that_was_removed_meanwhile_brings_nothing_back() {
    Http browser = expired();
    other.meanwhile(() -> unlink(browser, "other/linked-9002"));

    assertThat(browser.get(OTHER).status()).isEqualTo(409);
    assertThat(other.calls("refresh")).isEqualTo(1);
    other.meanwhile(() -> {});
    assertThat(browser.get(OTHER).status()).isEqualTo(409);
  }

  @Test
  void a_late_refresh_leaves_a_link_alone_that_was_made_anew_meanwhile() {
    Http browser = expired();
    other.meanwhile(
        () -> {
          unlink(browser, "other/linked-9002");
          Trip.link(signedIn("customer"), "other");
        });

    assertThat(browser.get(OTHER).status()).isEqualTo(409);
    other.meanwhile(() -> {});
    Http customer = signedIn("customer");
    assertThat(customer.get(OTHER).status()).isEqualTo(200);
    assertThat(other.calls("refresh")).as("the new token is used as it came").isEqualTo(1);
    unlink(customer, "other/linked-9002");
  }

  /** Signed in by password, with a linked account whose access token has expired. */
  private Http expired() {
    other.accessTokenLifetime(Duration.ofSeconds(1));
    Trip.link(signedIn("fundraiser"), "other");
    other.accessTokenLifetime(Duration.ofMinutes(5));
    Http browser = signedIn("fundraiser");
    Trip.awaitNextSecond();
    Trip.awaitNextSecond();
    return browser;
  }

  @Test
  void twenty_requests_of_two_sessions_at_the_expiry_cause_one_refresh() {
    other.accessTokenLifetime(Duration.ofSeconds(1));
    Http linking = signedIn("fundraiser");
    Trip.link(linking, "other");
    other.accessTokenLifetime(Duration.ofMinutes(5));
    Http later = signedIn("fundraiser");
    Trip.awaitNextSecond();
    Trip.awaitNextSecond();

    ExecutorService pool = Executors.newFixedThreadPool(20);
    List<CompletableFuture<Answer>> calls =
        IntStream.range(0, 20)
            .mapToObj(i -> i % 2 == 0 ? linking.cookieHeader() : later.cookieHeader())
            .map(cookies -> CompletableFuture.supplyAsync(() -> asked(cookies), pool))
            .toList();
    Set<Integer> statuses =
        calls.stream().map(call -> call.join().status()).collect(Collectors.toSet());
    pool.shutdown();

    assertThat(statuses).containsExactly(200);
    assertThat(other.calls("refresh")).isEqualTo(1);
    assertThat(other.calls("reuse")).isZero();
  }

  private Answer asked(String cookies) {
    return new Http(server.base()).get(OTHER, Map.of("Cookie", cookies));
  }

  private Http signedIn(String user) {
    Http browser = new Http(server.base());
    browser.signIn(user);
    return browser;
  }

  private static Answer unlink(Http browser, String account) {
    return browser.send(
        "DELETE", "/api/accounts/" + account, Map.of("X-CSRF-Token", browser.csrf()), null);
  }
}
