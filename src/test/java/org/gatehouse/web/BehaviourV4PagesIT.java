package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secure names and pages of next-auth 4: the rows of that section marked "both". */
class BehaviourV4PagesIT {
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = V4Server.get();
  }

  @Test
  void B093_https_makes_secure_names_and_its_origin_the_only_one_that_may_post() {
    assertThat(browser.get("/api/auth/csrf").headers("Set-Cookie"))
        .hasSize(2)
        .allMatch(line -> line.contains("; Secure; "))
        .anyMatch(line -> line.startsWith(V4Server.CSRF + "="))
        .anyMatch(line -> line.startsWith(V4Server.CALLBACK_URL + "="));
    Map<String, String> fields =
        Map.of("csrfToken", browser.csrf(), "username", "customer", "password", "right");

    assertThat(post(fields, server.base().toString()).sets(V4Server.SESSION)).isFalse();
    assertThat(post(fields, V4Server.BASE).sets(V4Server.SESSION)).isTrue();
  }

  @Test
  void B097_the_sign_in_page_posts_its_fields_with_the_token() {
    String token = browser.csrf();

    assertThat(browser.get("/api/auth/signin").text())
        .contains("action=\"" + V4Server.BASE + "/api/auth/callback/credentials\"")
        .contains("name=\"csrfToken\" value=\"" + token + "\"")
        .contains("name=\"username\"")
        .contains("name=\"password\"");
  }

  @ParameterizedTest
  @CsvSource({
    "CredentialsSignin, Check your user name and password",
    "unknown, Sign-in did not work"
  })
  void B098_an_error_is_told_in_a_sentence_of_ours(String code, String sentence) {
    Answer answer = browser.get("/api/auth/signin?error=" + code);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource({"Configuration, 500", "AccessDenied, 403", "Verification, 403", "Other, 200"})
  void B099_the_error_page_has_the_status_of_its_code(String code, int status) {
    assertThat(browser.get("/api/auth/error?error=" + code).status()).isEqualTo(status);
  }

  private Answer post(Map<String, String> fields, String origin) {
    return browser.postForm("/api/auth/callback/credentials", fields, Map.of("Origin", origin));
  }
}
