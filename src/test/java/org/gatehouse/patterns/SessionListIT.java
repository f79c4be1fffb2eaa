package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Await;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Pair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Mission row B09 and I1, I3: what people see of their sessions and end of them, on two nodes over
 * one database, under both strategies.
 */
class SessionListIT {
  private static final String COOKIE = "authjs.session-token";
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String SECRET = "session-list-7Hj2Kf9Ls4Qw8Er1Ty3U6Io";
  private static final int LIMIT = 4;
  private static List<Pair> pairs;

  @BeforeAll
  static void start() {
    pairs = Pair.ofEachStrategy("list", SessionListIT::settings);
  }

  @AfterAll
  static void stop() {
    pairs.forEach(Pair::close);
  }

  @Test
  void B09_one_sees_ones_sessions_on_every_node_and_ends_one_there() {
    for (Pair pair : pairs) {
      Http here = Portal.signedIn(pair.one(), "fundraiser");
      Http there = Portal.signedIn(pair.other(), "fundraiser");
      assertThat(list(here)).as(pair.name()).hasSize(2);
      assertThat(ids(list(there))).containsExactlyInAnyOrderElementsOf(ids(list(here)));
      JsonObject mine = current(here);
      JsonObject others = current(there);
      assertThat(mine.getString("id")).isNotEqualTo(others.getString("id"));
      assertThat(mine.getJsonArray("methods").getString(0)).isEqualTo("pwd");
      assertThat(mine.getString("address")).isEqualTo("127.0.0.0/24");

      assertThat(delete(here, "/api/sessions/" + others.getString("id"))).isEqualTo(204);
      assertThat(ids(list(here))).containsExactly(mine.getString("id"));
      Await.until(PATIENCE, () -> there.get("/api/me").status() == 401);
      assertThat(here.get("/api/me").status()).isEqualTo(200);
      assertThat(delete(here, "/api/sessions/" + others.getString("id"))).isEqualTo(404);
    }
  }

  @Test
  void B09_all_others_end_on_both_nodes_and_this_one_stays() {
    for (Pair pair : pairs) {
      Http here = Portal.signedIn(pair.one(), "wholesale");
      Http second = Portal.signedIn(pair.one(), "wholesale");
      Http third = Portal.signedIn(pair.other(), "wholesale");
      assertThat(delete(here, "/api/sessions")).as(pair.name()).isEqualTo(204);

      assertThat(second.get("/api/me").status()).isEqualTo(401);
      Await.until(PATIENCE, () -> third.get("/api/me").status() == 401);
      assertThat(here.get("/api/me").status()).isEqualTo(200);
      assertThat(list(here)).hasSize(1);
    }
  }

  @Test
  void B09_the_last_use_is_seen_and_what_signed_out_is_not() {
    for (Pair pair : pairs) {
      Http here = Portal.signedIn(pair.one(), "customer");
      Http there = Portal.signedIn(pair.other(), "customer");
      String id = current(there).getString("id");
      String before = of(here, id).getString("lastUsed");
      Await.until(
          PATIENCE,
          () -> {
            there.session();
            return !of(here, id).getString("lastUsed").equals(before);
          });
      assertThat(of(here, id).getString("signedIn")).isLessThanOrEqualTo(before);

      String played = there.cookie(COOKIE).orElseThrow();
      there.postForm("/api/auth/signout", java.util.Map.of("csrfToken", there.csrf()));
      there.setCookie(COOKIE, played);
      assertThat(there.session().text()).isEqualTo("null");
      assertThat(ids(list(here))).as(pair.name()).doesNotContain(id);
    }
  }

  /** I1. */
  @Test
  void B09_the_id_of_somebody_elses_session_ends_nothing() {
    for (Pair pair : pairs) {
      Http victim = Portal.signedIn(pair.one(), "staff");
      String id = current(victim).getString("id");
      Http attacker = Portal.signedIn(pair.one(), "developer");

      assertThat(ids(list(attacker))).doesNotContain(id);
      assertThat(delete(attacker, "/api/sessions/" + id)).as(pair.name()).isEqualTo(404);
      Http admin = Portal.signedIn(pair.one(), "platform");
      String foreign = "/api/admin/users/demo-developer/sessions/" + id;
      assertThat(delete(admin, foreign)).isEqualTo(404);
      assertThat(victim.get("/api/me").status()).isEqualTo(200);
    }
  }

  @Test
  void B09_past_the_limit_the_oldest_ends_on_both_nodes() {
    for (Pair pair : pairs) {
      List<Http> browsers = new ArrayList<>();
      for (int i = 0; i <= LIMIT; i++) {
        browsers.add(Portal.signedIn(i % 2 == 0 ? pair.one() : pair.other(), "gloria"));
      }

      Http newest = browsers.get(LIMIT);
      assertThat(list(newest)).as(pair.name()).hasSize(LIMIT);
      Await.until(PATIENCE, () -> browsers.get(0).get("/api/me").status() == 401);
      for (Http browser : browsers.subList(1, LIMIT + 1)) {
        assertThat(browser.get("/api/me").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void SEC_275_an_administrator_sees_a_users_sessions_and_ends_one_or_all() {
    for (Pair pair : pairs) {
      Http admin = Portal.signedIn(pair.one(), "platform");
      Http first = Portal.signedIn(pair.one(), "developer");
      Http second = Portal.signedIn(pair.other(), "developer");
      String sessions = "/api/admin/users/demo-developer/sessions";
      String id = current(second).getString("id");
      assertThat(ids(read(admin.get(sessions)))).contains(id, current(first).getString("id"));

      assertThat(delete(admin, sessions + "/" + id)).as(pair.name()).isEqualTo(204);
      Await.until(PATIENCE, () -> second.get("/api/me").status() == 401);
      assertThat(first.get("/api/me").status()).isEqualTo(200);
      assertThat(delete(admin, sessions)).isEqualTo(204);
      assertThat(first.get("/api/me").status()).isEqualTo(401);
      assertThat(read(admin.get(sessions))).isEmpty();
    }
  }

  @Test
  void SEC_270_a_tenants_administrator_reaches_his_own_users_only() {
    for (Pair pair : pairs) {
      Http gloria = Portal.signedIn(pair.one(), "gloria");
      Http admin = Portal.signedIn(pair.one(), "admin");
      String foreign = "/api/admin/users/demo-gloria/sessions";
      String id = current(gloria).getString("id");

      assertThat(admin.get(foreign).status()).as(pair.name()).isEqualTo(404);
      assertThat(delete(admin, foreign)).isEqualTo(404);
      assertThat(delete(admin, foreign + "/" + id)).isEqualTo(404);
      assertThat(delete(admin, "/api/admin/sessions")).isEqualTo(403);
      assertThat(admin.get("/api/admin/users/demo-staff/sessions").text())
          .contains("ForeignTenant");
      Http user = Portal.signedIn(pair.one(), "customer");
      assertThat(user.get("/api/admin/users/demo-customer/sessions").status()).isEqualTo(403);
      assertThat(delete(user, "/api/admin/sessions")).isEqualTo(403);
      assertThat(gloria.get("/api/me").status()).isEqualTo(200);
      assertThat(admin.get("/api/admin/users/demo-customer/sessions").status()).isEqualTo(200);
    }
  }

  /** In servers of its own: everybody is out. */
  @Test
  void SEC_275_everybody_is_out_and_may_sign_in_again() {
    try (Pair pair = Pair.start("list-all", SessionListIT::settings)) {
      LibertyServer one = pair.one();
      Http admin = Portal.signedIn(one, "platform");
      Http here = Portal.signedIn(one, "customer");
      Http there = Portal.signedIn(pair.other(), "staff");
      assertThat(delete(admin, "/api/admin/sessions")).isEqualTo(204);

      assertThat(here.get("/api/me").status()).isEqualTo(401);
      assertThat(admin.get("/api/me").status()).isEqualTo(401);
      Await.until(PATIENCE, () -> there.get("/api/me").status() == 401);
      // a session counts in whole seconds
      Await.until(PATIENCE, () -> Portal.signedIn(one, "customer").get("/api/me").status() == 200);
      assertThat(list(Portal.signedIn(one, "staff"))).hasSize(1);
    }
  }

  private static LibertyServer.Builder settings(LibertyServer.Builder node) {
    return node.env("AUTH_SECRET", SECRET)
        .env("AUTH_SESSIONS_TOUCH", "1")
        .env("AUTH_SESSIONS_LIMIT", String.valueOf(LIMIT));
  }

  private static int delete(Http browser, String path) {
    return Portal.send(browser, "DELETE", path, null).status();
  }

  private static JsonObject current(Http browser) {
    return list(browser).stream()
        .map(session -> session.asJsonObject())
        .filter(session -> session.getBoolean("current"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject of(Http browser, String id) {
    return list(browser).stream()
        .map(session -> session.asJsonObject())
        .filter(session -> session.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(JsonArray sessions) {
    return sessions.stream()
        .map(session -> session.asJsonObject().getString("id"))
        .collect(Collectors.toList());
  }

  private static JsonArray list(Http browser) {
    return read(browser.get("/api/sessions"));
  }

  private static JsonArray read(Answer answer) {
    return Json.createReader(new StringReader(answer.text())).readArray();
  }
}
