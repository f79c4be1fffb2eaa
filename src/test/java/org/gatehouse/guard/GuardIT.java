package org.gatehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guard in a WAR of another application: annotations, identity everywhere, failing callbacks.
 */
class GuardIT {
  static LibertyServer server;

  @BeforeAll
  static void start() {
    server = Probe.server();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/probe/denied, 403, 403, 403",
    "/api/probe/unannotated, 403, 403, 403",
    "/api/probe/guarded, 401, 200, 200",
    "/api/probe/staff, 401, 403, 200",
    "/api/probe/identity, 401, 403, 200",
    "/api/probe/identity/ejb, 401, 403, 200",
    "/api/probe/identity/middle, 401, 403, 200",
    "/api/probe/inherited/open, 403, 403, 403",
    "/api/probe/inherited/guarded, 403, 403, 403"
  })
  void annotations_of_resources_and_of_EJBs_behind_them_hold(
      String path, int anonymous, int customer, int staff) {
    assertThat(new Http(server.base()).get(path).status()).isEqualTo(anonymous);
    assertThat(signedIn("customer").get(path).status()).isEqualTo(customer);
    assertThat(signedIn("staff").get(path).status()).isEqualTo(staff);
  }

  @Test
  void every_way_to_ask_who_is_calling_gives_the_same_answer() {
    String id = "probe-staff";

    assertThat(signedIn("staff").get("/api/probe/identity").text())
        .isEqualTo(
            String.join(" ", id, id, id, id, id, id + ":false", id + ":false", "Probe staff"));
  }

  @Test
  void identities_do_not_leak_from_one_request_to_the_next() {
    Http staff = signedIn("staff");
    Http admin = signedIn("admin");
    Http nobody = new Http(server.base());
    for (int i = 0; i < 50; i++) {
      assertThat(staff.get("/api/probe/identity/ejb").text()).isEqualTo("probe-staff:false");
      assertThat(admin.get("/api/probe/identity/ejb").text()).isEqualTo("probe-admin:true");
      assertThat(nobody.get("/api/probe/identity/ejb").status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/probe/guarded", "/api/probe/session", "/page"})
  void C10_a_jwt_callback_that_throws_is_503_and_the_cookie_stays(String path) {
    Http browser = failing("jwt-throws");

    assertUnavailable(browser.get(path));
    assertUnavailable(browser.session());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/probe/session", "/page", "/api/auth/session"})
  void C10_a_session_callback_that_throws_is_503_and_the_cookie_stays(String path) {
    assertUnavailable(failing("session-throws").get(path));
  }

  @Test
  void a_guarded_resource_that_shows_no_session_does_not_mind_a_failing_session_callback() {
    assertThat(failing("session-throws").get("/api/probe/guarded").status()).isEqualTo(200);
  }

  @Test
  void a_jwt_callback_that_returns_nothing_ends_the_session() {
    Answer answer = failing("jwt-empty").get("/api/probe/guarded");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.clears("authjs.session-token")).isTrue();
  }

  @Test
  void SEC_021_an_open_resource_may_be_posted_to_but_not_ask_for_the_session_without_the_header() {
    Http browser = signedIn("customer");

    assertThat(
            new Http(server.base()).send("POST", "/api/probe/session-write", Map.of(), "").text())
        .isEqualTo("nobody");
    assertThat(browser.send("POST", "/api/probe/open-write", Map.of(), "").status()).isEqualTo(200);
    assertThat(browser.send("POST", "/api/probe/session-write", Map.of(), "").status())
        .isEqualTo(403);
    Map<String, String> header = Map.of("X-CSRF-Token", browser.csrf());
    assertThat(browser.send("POST", "/api/probe/session-write", header, "").text())
        .isEqualTo("written");
  }

  @Test
  void SEC_021_a_resource_that_takes_a_form_gets_its_fields_after_the_token_in_it_was_checked() {
    Http browser = signedIn("customer");
    Map<String, String> form = Map.of("csrfToken", browser.csrf(), "word", "gr\u00fc\u00df & Gott");

    assertThat(browser.postForm("/api/probe/form-write", form).text())
        .isEqualTo("gr\u00fc\u00df & Gott 64");
    assertThat(browser.postForm("/api/probe/form-write", Map.of("word", "x")).status())
        .isEqualTo(403);
  }

  @Test
  void outside_session_a_fresh_cookie_is_not_sealed_again() {
    Http browser = signedIn("customer");

    assertThat(browser.get("/api/probe/guarded").headers("Set-Cookie")).isEmpty();
    assertThat(browser.get("/page").headers("Set-Cookie")).isEmpty();
    assertThat(browser.session().sets("authjs.session-token")).isTrue();
  }

  @Test
  void a_broken_cookie_is_cleared_where_a_session_is_asked_for() {
    Http browser = new Http(server.base());
    browser.setCookie("authjs.session-token", "broken");

    assertThat(browser.get("/api/probe/raw").text()).isEqualTo("nobody");
    browser.setCookie("authjs.session-token", "broken");
    Answer guarded = browser.get("/api/probe/guarded");
    assertThat(guarded.status()).isEqualTo(401);
    assertThat(guarded.clears("authjs.session-token")).isTrue();
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    assertThat(answer.text()).doesNotContain("canary");
  }

  private static Http failing(String mode) {
    if (mode.equals("session-throws")) {
      // an update that makes the session callback throw is not kept, so the mode is there before
      return signedIn(mode);
    }
    Http browser = signedIn("customer");
    browser.postJson(
        "/api/auth/session",
        "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":{\"mode\":\"" + mode + "\"}}");
    return browser;
  }

  private static Http signedIn(String user) {
    Http browser = new Http(server.base());
    Probe.signIn(browser, user);
    return browser;
  }
}
