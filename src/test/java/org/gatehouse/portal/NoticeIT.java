package org.gatehouse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is missing or forbidden: a page for people, a problem for programs. */
class NoticeIT {
  private static LibertyServer server;

  @BeforeAll
  static void start() {
    server = Servers.portal();
  }

  @ParameterizedTest
  @CsvSource({
    "/nope, en, 404, Nothing at this address",
    "/nope, es, 404, No hay nada en esta direcci\u00f3n",
    "/notice, en, 404, Nothing at this address",
    "/staff, en, 403, Your account may not open this page",
    "/admin, es, 403, Su cuenta no puede abrir esta p\u00e1gina"
  })
  void a_person_sees_a_page_of_the_portal(String path, String language, int status, String text) {
    Http browser = new Http(server.base());
    browser.signIn("customer");
    Map<String, String> person = Map.of("Accept", "text/html", "Accept-Language", language);
    Answer answer = browser.get(path, person);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text())
        .contains(text, "lang=\"" + language + "\"", "/api/auth/signout")
        .doesNotContain(path.equals("/nope") ? "nope" : "Exception");
    assertThat(answer.header("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'");
  }

  @ParameterizedTest
  @CsvSource({"/nope, 404, NotFound", "/staff, 403, Forbidden"})
  void a_program_gets_a_problem(String path, int status, String code) {
    Http browser = new Http(server.base());
    browser.signIn("customer");
    Answer answer = browser.get(path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
    assertThat(answer.object().getString("code")).isEqualTo(code);
    assertThat(answer.object().getInt("status")).isEqualTo(status);
  }

  @Test
  void a_form_to_nowhere_is_told_so_without_the_session() {
    Http browser = new Http(server.base());
    browser.signIn("customer");
    Answer answer = browser.postForm("/nope", Map.of("x", "y"), Map.of("Accept", "text/html"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("Nothing at this address", "/api/auth/signin");
  }
}
