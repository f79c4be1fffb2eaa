package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Await;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Pair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** I3 and I4 on two nodes over one database, without sticky sessions: the portal, twice. */
class TwoNodesIT {
  private static final String COOKIE = "authjs.session-token";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String SECRET = "two-nodes-4Fg8Kd2Ls9Qw1Er5Ty7U3Io";
  private static Pair nodes;
  private static LibertyServer one;
  private static LibertyServer other;

  @BeforeAll
  static void start() {
    nodes = Pair.start("node", node -> node.env("AUTH_SECRET", SECRET));
    one = nodes.one();
    other = nodes.other();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void twelve_updates_of_one_session_at_once_are_all_taken_and_both_nodes_end_alike() {
    Http browser = new Http(one.base());
    browser.signIn("staff");
    String csrf = browser.csrf();
    ExecutorService pool = Executors.newFixedThreadPool(12);
    List<CompletableFuture<Answer>> updates =
        IntStream.range(0, 12)
            .mapToObj(i -> copy(browser, i % 2 == 0 ? one : other))
            .map(
                tab ->
                    CompletableFuture.supplyAsync(
                        () ->
                            tab.postJson(
                                "/api/auth/session",
                                "{\"csrfToken\":\"%s\",\"data\":{\"firstName\":\"N%d\"}}"
                                    .formatted(csrf, tab.hashCode())),
                        pool))
            .toList();

    assertThat(updates).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    pool.shutdown();
    Await.until(PATIENCE, () -> firstName(browser, one).equals(firstName(browser, other)));
    assertThat(firstName(browser, one)).startsWith("N");
  }

  @Test
  void SEC_088_a_cookie_that_signed_out_on_one_node_is_refused_on_both() {
    Http browser = new Http(one.base());
    browser.signIn("customer");
    Http thief = copy(browser, other);
    assertThat(thief.get("/api/me").status()).isEqualTo(200);
    String cookie = browser.cookie(COOKIE).orElseThrow();
    browser.postForm("/api/auth/signout", Map.of("csrfToken", browser.csrf()));
    browser.setCookie(COOKIE, cookie);

    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    Await.until(PATIENCE, () -> copy(thief, other).get("/api/me").status() == 401);
    thief.setCookie(COOKIE, cookie);
    assertThat(thief.session().text()).isEqualTo("null");
  }

  private static String firstName(Http browser, LibertyServer node) {
    return copy(browser, node).session().object().getJsonObject("user").getString("firstName");
  }

  private static Http copy(Http browser, LibertyServer node) {
    Http tab = new Http(node.base());
    for (String name : List.of(COOKIE, "authjs.csrf-token")) {
      browser.cookie(name).ifPresent(value -> tab.setCookie(name, value));
    }
    return tab;
  }
}
