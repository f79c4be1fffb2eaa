package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.probe.Probe;
import org.gatehouse.probe.ProbeTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Security row SEC-144: a browser keeps the cookie that arrives last, also if it is an old one. */
class LateAnswerIT {
  private static final String COOKIE = "authjs.session-token";
  private static LibertyServer server;

  @BeforeAll
  static void start() {
    server =
        Servers.shared(
            "movable",
            () ->
                Probe.server("movable", "auth.claims.movable=pad\n")
                    .development()
                    .env("AUTH_SECRET", Probe.SECRET));
  }

  @Test
  void SEC_144_an_older_answer_that_arrives_last_does_not_undo_an_update() {
    Http browser = signedIn();
    String late = rolled(browser);
    update(browser, "{\"color\":\"blue\"}");

    browser.setCookie(COOKIE, late);
    Answer answer = browser.get("/api/probe/guarded");

    assertThat(answer.sets(COOKIE)).isTrue();
    assertThat(ProbeTokens.open(browser).version()).isEqualTo(1);
    assertThat(ProbeTokens.open(browser).text("color")).hasValue("blue");
    browser.setCookie(COOKIE, late);
    assertThat(user(browser).getString("color")).isEqualTo("blue");
  }

  @Test
  void SEC_144_an_update_from_an_old_cookie_starts_from_the_newest_claims() {
    Http browser = signedIn();
    String old = browser.cookie(COOKIE).orElseThrow();
    update(browser, "{\"color\":\"blue\"}");
    browser.setCookie(COOKIE, old);
    update(browser, "{\"name\":\"New\"}");

    assertThat(user(browser).getString("color")).isEqualTo("blue");
    assertThat(user(browser).getString("name")).isEqualTo("New");
    assertThat(ProbeTokens.open(browser).version()).isEqualTo(2);
  }

  @Test
  void SEC_144_of_updates_at_the_same_time_none_is_lost() {
    Http browser = signedIn();
    String csrf = browser.csrf();
    List<CompletableFuture<Answer>> updates =
        IntStream.range(0, 6)
            .mapToObj(
                i -> {
                  Http tab = copy(browser);
                  String member = i % 2 == 0 ? "color" : "name";
                  String body =
                      "{\"csrfToken\":\"%s\",\"data\":{\"%s\":\"v%d\"}}".formatted(csrf, member, i);
                  return CompletableFuture.supplyAsync(
                      () -> tab.postJson("/api/auth/session", body));
                })
            .toList();

    assertThat(updates).allSatisfy(update -> assertThat(update.join().status()).isEqualTo(200));
    JsonObject user = user(browser);
    assertThat(user.getString("color")).startsWith("v");
    assertThat(user.getString("name")).startsWith("v");
    assertThat(ProbeTokens.open(browser).version()).isEqualTo(6);
  }

  @Test
  void an_update_that_changes_nothing_raises_no_version() {
    Http browser = signedIn();
    update(browser, "{\"unknown\":1}");

    assertThat(ProbeTokens.open(browser).has("ver")).isFalse();
  }

  @Test
  void C10_an_update_whose_session_callback_throws_changes_nothing_at_all() {
    Http browser = signedIn();
    String before = browser.cookie(COOKIE).orElseThrow();

    Answer failed = update(browser, "{\"color\":\"red\",\"mode\":\"session-throws\"}");

    assertThat(failed.status()).isEqualTo(503);
    assertThat(browser.cookie(COOKIE)).hasValue(before);
    assertThat(user(browser)).doesNotContainKey("color");
  }

  @Test
  void SEC_144_holds_after_a_restart() {
    Http browser = signedIn();
    String late = rolled(browser);
    update(browser, "{\"color\":\"blue\"}");

    server.restart(Map.of());
    browser.setCookie(COOKIE, late);

    assertThat(user(browser).getString("color")).isEqualTo("blue");
  }

  /** The cookie of an answer that is still on its way while the browser does something else. */
  private static String rolled(Http browser) {
    Http other = copy(browser);
    other.session();
    return other.cookie(COOKIE).orElseThrow();
  }

  private static Http copy(Http browser) {
    Http other = browser.fresh();
    for (String name : List.of(COOKIE, "authjs.csrf-token")) {
      browser.cookie(name).ifPresent(value -> other.setCookie(name, value));
    }
    return other;
  }

  private static Http signedIn() {
    Http browser = new Http(server.base());
    Probe.signIn(browser, "customer");
    return browser;
  }

  private static Answer update(Http browser, String data) {
    return browser.postJson(
        "/api/auth/session", "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":" + data + "}");
  }

  private static JsonObject user(Http browser) {
    return browser.session().object().getJsonObject("user");
  }
}
