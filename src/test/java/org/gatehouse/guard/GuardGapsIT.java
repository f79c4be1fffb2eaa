package org.gatehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.gatehouse.probe.ProbeTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways by which a request might reach code that no rule stood in front of. */
class GuardGapsIT {
  private static final String COOKIE = "authjs.session-token";
  private static LibertyServer server;

  @BeforeAll
  static void start() {
    server = Probe.server();
  }

  @ParameterizedTest
  @CsvSource({
    "subclass, 401, 403, 200",
    "subclass/overridden, 401, 403, 200",
    "subclass/reopened, 200, 200, 200",
    "contract, 401, 403, 200",
    "contract/opened, 200, 200, 200",
    "silent, 403, 403, 403",
    "silent/opened, 403, 403, 403"
  })
  void what_a_class_or_interface_closed_no_subclass_opens_by_its_class_annotation(
      String path, int anonymous, int customer, int admin) {
    assertAccess("/api/probe/closed/" + path, anonymous, customer, "admin", admin);
  }

  @ParameterizedTest
  @CsvSource({
    "open/open, 200, 200, 200, true",
    "open/admin, 401, 403, 403, true",
    "open/unannotated, 403, 403, 403, true",
    "staff/7/open, 401, 403, 200, false",
    "staff/7/admin, 401, 403, 403, false",
    "unannotated/open, 403, 403, 403, false"
  })
  void a_locator_runs_only_for_whom_its_own_rule_lets_in_and_its_sub_resource_by_its_own(
      String path, int anonymous, int customer, int staff, boolean runsForAnybody) {
    Probe.log(server);
    new Http(server.base()).get("/api/probe/locators/" + path);
    assertThat(Probe.log(server).contains("located")).isEqualTo(runsForAnybody);

    assertAccess("/api/probe/locators/" + path, anonymous, customer, "staff", staff);
  }

  @Test
  void a_locator_that_nothing_could_judge_leads_nowhere() {
    assertAccess("/api/probe/locators/open/deeper/open", 403, 403, "admin", 403);
  }

  @Test
  void SEC_021_a_guarded_locator_wants_the_header_of_an_unsafe_request() {
    Http staff = signedIn("staff");
    String path = "/api/probe/locators/staff/7/open";

    Answer without = staff.send("POST", path, java.util.Map.of(), "");
    Answer with = staff.send("POST", path, java.util.Map.of("X-CSRF-Token", staff.csrf()), "");

    assertThat(without.status()).isEqualTo(403);
    assertThat(without.object().getString("code")).isEqualTo("MissingCSRF");
    assertThat(with.text()).isEqualTo("written");
  }

  @ParameterizedTest
  @CsvSource({
    "listed/open, 200, 200, 200",
    "listed/staff, 401, 403, 200",
    "listed/unannotated, 403, 403, 403",
    "plain/staff, 401, 403, 200",
    "plain/unannotated, 403, 403, 403"
  })
  void a_second_application_with_a_list_of_classes_is_guarded_too(
      String path, int anonymous, int customer, int staff) {
    assertAccess("/second/" + path, anonymous, customer, "staff", staff);
  }

  @Test
  void a_second_application_knows_the_session_and_answers_problems_and_cookies() {
    assertThat(signedIn("customer").get("/second/listed/open").text()).isEqualTo("Probe customer");
    Answer refused = new Http(server.base()).get("/second/listed/staff");
    assertThat(refused.object().getString("code")).isEqualTo("Unauthenticated");
    Http stale = Probe.stale(server, "staff", "STAFF");
    assertThat(stale.get("/second/listed/staff").sets(COOKIE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/open", "/unannotated"})
  void an_application_that_keeps_the_guard_out_serves_nothing(String path) {
    Answer answer = new Http(server.base()).get("/serviceless/closed" + path);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.object().getString("code")).isEqualTo("Forbidden");
    assertThat(server.messages())
        .contains("UnguardedApplication: org.gatehouse.probe.ProbeServicelessApplication");
  }

  @Test
  void files_are_served_beside_an_application_that_keeps_the_guard_out() {
    assertThat(new Http(server.base()).get("/gatehouse.js").status()).isEqualTo(200);
  }

  @Test
  void an_answer_given_in_the_request_of_another_user_carries_the_cookie_of_its_own() {
    Http waiting = Probe.stale(server, "customer", "CUSTOMER");
    CompletableFuture<Answer> later =
        CompletableFuture.supplyAsync(() -> waiting.get("/api/probe/async/guarded/one"));
    Http other = Probe.stale(server, "staff", "STAFF");

    assertThat(other.get("/api/probe/async/resume/one").text()).isEqualTo("probe-staff");

    Answer answer = later.join();
    assertThat(answer.text()).isEqualTo("resumed");
    assertThat(answer.sets(COOKIE)).isTrue();
    assertThat(ProbeTokens.open(waiting).subject()).hasValue("probe-customer");
    assertThat(ProbeTokens.open(other).subject()).hasValue("probe-staff");
  }

  @Test
  void an_open_answer_given_in_the_request_of_a_user_carries_no_cookie_of_that_user() {
    Http nobody = new Http(server.base());
    CompletableFuture<Answer> later =
        CompletableFuture.supplyAsync(() -> nobody.get("/api/probe/async/open/two"));
    Http other = Probe.stale(server, "staff", "STAFF");
    other.get("/api/probe/async/resume/two");

    assertThat(later.join().text()).isEqualTo("resumed");
    assertThat(later.join().headers("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/probe/async/stage", "/later"})
  void an_answer_on_a_thread_of_nobody_carries_the_cookie_of_its_session(String path) {
    Http browser = Probe.stale(server, "customer", "CUSTOMER");

    Answer answer = browser.get(path);

    assertThat(answer.text()).isEqualTo("probe-customer");
    assertThat(answer.sets(COOKIE)).isTrue();
    assertThat(ProbeTokens.open(browser).subject()).hasValue("probe-customer");
  }

  @Test
  void an_update_before_the_thread_changes_is_in_the_answer() {
    Http browser = signedIn("customer");

    assertThat(browser.get("/api/probe/async/update").sets(COOKIE)).isTrue();
    assertThat(ProbeTokens.open(browser).text("color")).hasValue("red");
  }

  private static void assertAccess(
      String path, int anonymous, int customer, String third, int status) {
    assertThat(new Http(server.base()).get(path).status()).isEqualTo(anonymous);
    assertThat(signedIn("customer").get(path).status()).isEqualTo(customer);
    assertThat(signedIn(third).get(path).status()).isEqualTo(status);
  }

  private static Http signedIn(String user) {
    Http browser = new Http(server.base());
    Probe.signIn(browser, user);
    return browser;
  }
}
