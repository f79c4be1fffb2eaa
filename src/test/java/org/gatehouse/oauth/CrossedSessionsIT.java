package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.token.Claims;
import org.junit.jupiter.api.Test;

/**
 * I1 and I2: two browsers whose cookies have no session id, as every cookie that Auth.js sealed,
 * and whose provider tokens have expired, ask at the same time.
 */
class CrossedSessionsIT {
  private static final String COOKIE = "authjs.session-token";
  private static final int REQUESTS = 60;
  private final TestProvider provider = OAuthServer.MAIN;

  @Test
  void of_sixty_requests_at_once_none_is_answered_with_another_users_session() throws Exception {
    provider.accessTokenLifetime(Duration.ofSeconds(1));
    List<Http> people = List.of(withoutSessionId("ines"), withoutSessionId("jose"));
    provider.accessTokenLifetime(Duration.ofMinutes(5));
    Thread.sleep(1200);
    ExecutorService pool = Executors.newFixedThreadPool(30);
    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, REQUESTS)
            .mapToObj(i -> copy(people.get(i % 2)))
            .map(tab -> CompletableFuture.supplyAsync(tab::session, pool))
            .toList();

    for (int i = 0; i < REQUESTS; i++) {
      Answer answer = answers.get(i).join();
      String own = i % 2 == 0 ? "ines" : "jose";
      assertThat(answer.object().getJsonObject("user").getString("email"))
          .isEqualTo(own + "@people.example");
    }
    pool.shutdown();
    assertThat(provider.calls("refresh")).isEqualTo(2);
    assertThat(provider.calls("reuse")).isZero();
  }

  private Http withoutSessionId(String subject) {
    if (subject.equals("ines")) {
      provider.startOver(Person.of(subject));
      provider.accessTokenLifetime(Duration.ofSeconds(1));
    } else {
      provider.person(Person.of(subject));
    }
    Http browser = new Http(OAuthServer.get().base());
    Trip.signIn(browser, "badop", "/");
    Claims claims =
        SealedSession.claims(browser, OAuthServer.SECRET)
            .without("sid")
            .without("ver")
            .without("auth_time");
    SealedSession.seal(browser, OAuthServer.SECRET, claims);
    return browser;
  }

  private static Http copy(Http browser) {
    Http tab = browser.fresh();
    browser.cookie(COOKIE).ifPresent(value -> tab.setCookie(COOKIE, value));
    return tab;
  }
}
