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

/** I10: a failure has one answer, whoever gives it. */
class SameAnswerIT {
  private static LibertyServer server;

  @BeforeAll
  static void start() {
    server = Probe.server();
  }

  @ParameterizedTest
  @CsvSource({
    "callback, 503, CallbackFailed",
    "csrf, 403, MissingCSRF",
    "permission, 401, Unauthenticated",
    "ejb-access, 401, Unauthenticated",
    "ejb, 500, Unexpected",
    "ejb-database, 503, Unavailable",
    "no-tenant, 403, NoTenant",
    "tenant-gone, 403, TenantGone",
    "invalid, 400, InvalidValue",
    "forbidden, 403, NotYours",
    "large, 413, TokenTooLarge",
    "database, 503, Unavailable",
    "other, 500, Unexpected"
  })
  void resources_and_servlets_answer_an_exception_alike(String name, int status, String code) {
    for (String path : new String[] {"/api/probe/failures/", "/failures/"}) {
      assertProblem(new Http(server.base()).get(path + name), status, code);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"permission", "ejb-access"})
  void somebody_signed_in_who_may_not_is_403_everywhere(String name) {
    Http browser = signedIn();
    for (String path : new String[] {"/api/probe/failures/", "/failures/"}) {
      assertProblem(browser.get(path + name), 403, "Forbidden");
    }
  }

  @ParameterizedTest
  @CsvSource({"jwt-throws, 503, CallbackFailed", "jwt-refuses, 403, NotNow"})
  void the_container_a_resource_and_a_servlet_answer_a_callback_alike(
      String mode, int status, String code) {
    Http browser = signedIn();
    browser.postJson(
        "/api/auth/session",
        "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":{\"mode\":\"" + mode + "\"}}");

    for (String path : new String[] {"/api/probe/guarded", "/page", "/constrained"}) {
      assertProblem(browser.get(path), status, code);
    }
  }

  @Test
  void a_missing_token_of_a_form_is_refused_alike() {
    Http browser = signedIn();

    for (String path : new String[] {"/api/probe/form-write", "/constrained"}) {
      assertProblem(browser.postForm(path, Map.of()), 403, "MissingCSRF");
    }
  }

  @Test
  void the_log_tells_classes_and_places_of_a_failure_and_none_of_its_messages() {
    Http browser = new Http(server.base());
    String number =
        browser.get("/failures/other").object().getString("detail").replace("Error number ", "");
    browser.get("/api/probe/failures/ejb");

    assertThat(server.messages())
        .contains(number + ": java.lang.IllegalArgumentException")
        .contains("caused by java.lang.IllegalStateException")
        .contains("at org.gatehouse.probe.ProbeFailures.named")
        .doesNotContain("canary@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"database-ejb", "twice"})
  void a_taken_key_puts_no_address_into_the_log(String how) {
    Http browser = new Http(server.base());

    assertProblem(browser.get("/api/probe/failures/" + how), 503, "Unavailable");

    assertThat(server.messages()).doesNotContain("canary@example.com");
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(answer.object().getString("code")).isEqualTo(code);
    assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
    assertThat(answer.text()).doesNotContain("canary");
  }

  private static Http signedIn() {
    Http browser = new Http(server.base());
    Probe.signIn(browser, "customer");
    return browser;
  }
}
