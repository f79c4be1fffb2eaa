package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.harness.idp.TestProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mission rows A15, A16 and C04: provider tokens on the server, refreshed once, under both
 * strategies.
 */
class RefreshIT {
  private static final String COOKIE = "authjs.session-token";
  private static LibertyServer database;
  private final TestProvider provider = OAuthServer.MAIN;

  @BeforeEach
  void behave() {
    provider.startOver(Person.of("rita"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void A15_server_code_calls_the_providers_API_and_no_token_reaches_the_browser(String strategy) {
    Http browser = signedIn(strategy);
    Answer profile = browser.get("/api/provider-profile");

    assertThat(profile.object().getString("email")).isEqualTo("rita@people.example");
    assertThat(browser.session().text())
        .doesNotContain(TestProvider.ACCESS_TOKEN, TestProvider.REFRESH_TOKEN, "eyJ");
    assertThat(server(strategy).messages())
        .doesNotContain(TestProvider.ACCESS_TOKEN, TestProvider.REFRESH_TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void SEC_257_C04_fifty_requests_at_the_expiry_cause_one_refresh_and_all_get_the_new_token(
      String strategy) {
    provider.accessTokenLifetime(Duration.ofSeconds(1));
    Http browser = signedIn(strategy);
    provider.accessTokenLifetime(Duration.ofMinutes(5));
    awaitExpiry();
    ExecutorService pool = Executors.newFixedThreadPool(25);
    List<CompletableFuture<Answer>> calls =
        IntStream.range(0, 50)
            .mapToObj(i -> copy(browser))
            .map(tab -> CompletableFuture.supplyAsync(() -> tab.get("/api/provider-profile"), pool))
            .toList();

    Set<Integer> statuses =
        calls.stream().map(call -> call.join().status()).collect(Collectors.toSet());
    pool.shutdown();
    assertThat(statuses).containsExactly(200);
    assertThat(provider.calls("refresh")).isEqualTo(1);
    assertThat(provider.calls("reuse")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void A16_a_lost_answer_and_a_late_cookie_never_use_a_refresh_token_twice(String strategy) {
    provider.accessTokenLifetime(Duration.ofSeconds(1));
    Http browser = signedIn(strategy);
    String old = browser.cookie(COOKIE).orElseThrow();
    awaitExpiry();
    provider.accessTokenLifetime(Duration.ofMinutes(5));
    copy(browser).get("/api/provider-profile"); // its answer, with the new cookie, is lost

    browser.setCookie(COOKIE, old);
    assertThat(browser.get("/api/provider-profile").status()).isEqualTo(200);
    server(strategy).restart(java.util.Map.of());
    browser.setCookie(COOKIE, old);
    assertThat(browser.get("/api/provider-profile").status()).isEqualTo(200);
    assertThat(provider.calls("refresh")).isEqualTo(1);
    assertThat(provider.calls("reuse")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "REFRESH_INVALID_GRANT, jwt",
    "REFRESH_OTHER_SUB, jwt",
    "REFRESH_OTHER_ISS, jwt",
    "REFRESH_INVALID_GRANT, database"
  })
  void SEC_256_SEC_258_a_refused_refresh_shows_an_error_keeps_the_session_and_is_not_repeated(
      Mode mode, String strategy) {
    provider.accessTokenLifetime(Duration.ofSeconds(1));
    Http browser = signedIn(strategy);
    awaitExpiry();
    provider.mode(mode);

    for (int i = 0; i < 3; i++) {
      assertThat(browser.session().object().getString("error"))
          .isEqualTo("RefreshAccessTokenError");
    }
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    assertThat(browser.get("/api/provider-profile").status()).isEqualTo(409);
    assertThat(provider.calls("refresh")).isEqualTo(1);

    provider.mode(Mode.GOOD);
    Trip.signIn(browser, "badop", "/");
    assertThat(browser.session().object()).doesNotContainKey("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REFRESH_500", "REFRESH_SLOW"})
  void SEC_258_a_provider_that_does_not_answer_is_not_asked_again_at_once(Mode mode) {
    provider.accessTokenLifetime(Duration.ofSeconds(1));
    Http browser = signedIn("jwt");
    awaitExpiry();
    provider.mode(mode);
    int before = provider.calls("/token");

    for (int i = 0; i < 4; i++) {
      assertThat(browser.session().object()).doesNotContainKey("error");
    }

    assertThat(provider.calls("/token") - before).isEqualTo(1);
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt"})
  void SEC_259_an_answer_without_a_refresh_token_keeps_the_old_one(String strategy) {
    provider.accessTokenLifetime(Duration.ofSeconds(1));
    Http browser = signedIn(strategy);
    provider.mode(Mode.REFRESH_WITHOUT_REFRESH_TOKEN);
    for (int i = 1; i <= 2; i++) {
      awaitExpiry();
      browser.session();
      assertThat(provider.calls("refresh")).isEqualTo(i);
    }
    assertThat(browser.session().object()).doesNotContainKey("error");
  }

  /** Access tokens of these tests last a second. */
  private static void awaitExpiry() {
    try {
      Thread.sleep(1200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Http signedIn(String strategy) {
    Http browser = new Http(server(strategy).base());
    Trip.signIn(browser, "badop", "/");
    return browser;
  }

  private static Http copy(Http browser) {
    Http tab = browser.fresh();
    browser.cookie(COOKIE).ifPresent(value -> tab.setCookie(COOKIE, value));
    return tab;
  }

  private static synchronized LibertyServer server(String strategy) {
    if (strategy.equals("jwt")) {
      return OAuthServer.get();
    }
    if (database == null) {
      database =
          OAuthServer.builder("oauth-database").env("AUTH_SESSION_STRATEGY", "database").start();
    }
    return database;
  }
}
