package org.gatehouse.web;

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

/** Rows B093, B094 and B097 to B103 of Auth.js v5: secure names, and pages. */
class BehaviourPagesIT {
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Servers.portal();
  }

  @Test
  void B093_B094_https_makes_secure_names_and_addresses() {
    Http visitor = new Http(Servers.production().base());
    Answer csrf = visitor.get("/api/auth/csrf");

    assertThat(csrf.setCookie("__Host-authjs.csrf-token").orElseThrow())
        .endsWith("; Path=/; HttpOnly; Secure; SameSite=Lax");
    assertThat(csrf.setCookie("__Secure-authjs.callback-url").orElseThrow()).contains("; Secure");
    Answer signIn = visitor.signIn(Servers.ADMINISTRATOR, Servers.PASSWORD);
    assertThat(signIn.url()).isEqualTo("https://portal.example.com");
    assertThat(signIn.sets("__Secure-authjs.session-token")).isTrue();
    assertThat(visitor.session().header("Strict-Transport-Security")).isPresent();
  }

  @Test
  void B097_the_sign_in_page_posts_its_fields_with_the_token() {
    String token = browser.csrf();

    assertThat(browser.get("/api/auth/signin").text())
        .contains("action=\"" + server.base() + "/api/auth/callback/credentials\"")
        .contains("name=\"csrfToken\" value=\"" + token + "\"")
        .contains("name=\"username\"")
        .contains("name=\"password\" type=\"password\" autocomplete=\"current-password\"");
  }

  @ParameterizedTest
  @CsvSource({
    "CredentialsSignin, Check your user name and password",
    "unknown, Sign-in did not work",
    "__proto__, Sign-in did not work"
  })
  void B098_an_error_is_told_in_a_sentence_of_ours(String code, String sentence) {
    Answer answer = browser.get("/api/auth/signin?error=" + code);

    assertThat(answer.status()).isEqualTo(200);
    String shown = answer.text().replaceAll("<[^>]*>", "");
    assertThat(shown).contains(sentence).doesNotContain(code);
  }

  @ParameterizedTest
  @CsvSource({
    "Configuration, 500",
    "AccessDenied, 403",
    "Verification, 403",
    "Other, 200",
    "OAuthAccountNotLinked, 200"
  })
  void B099_B100_the_error_page_has_the_status_of_its_code(String code, int status) {
    Answer answer = browser.get("/api/auth/error?error=" + code);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).hasValue("text/html;charset=utf-8");
  }

  @Test
  void B101_B102_B103_pages_of_the_application_replace_the_built_in_ones() {
    LibertyServer own = SettingsServer.get();
    Http visitor = new Http(own.base());
    String base = own.base().toString();

    assertThat(visitor.get("/api/auth/signin?callbackUrl=%2Fx&error=E").location())
        .isEqualTo(
            base
                + "/login?callbackUrl="
                + Http.form(Map.of("", base + "/x")).substring(1)
                + "&error=E");
    assertThat(visitor.get("/api/auth/signout").location())
        .startsWith(base + "/logout?callbackUrl=");
    assertThat(visitor.get("/api/auth/error?error=AccessDenied").location())
        .isEqualTo(base + "/oops?error=AccessDenied");
    assertThat(visitor.get("/api/auth/verify-request?provider=mail&type=email").location())
        .isEqualTo(base + "/mail?provider=mail&type=email");
    assertThat(visitor.signIn("customer", "wrong").url())
        .isEqualTo(base + "/login?error=CredentialsSignin&code=credentials");
    assertThat(visitor.get("/api/auth/callback/nosuch").location())
        .isEqualTo(base + "/oops?error=Configuration");
    // B103: where Auth.js shows its error page, a bad address leads to the login page and home
    Http loop = visitor.fresh();
    loop.setCookie("__Secure-authjs.callback-url", "nonsense");
    for (String bad : new String[] {"?callbackUrl=http%3A%2F%2F%5B%2Foops", ""}) {
      assertThat(loop.get("/api/auth/signin" + bad).location())
          .isEqualTo(base + "/login?callbackUrl=" + Http.form(Map.of("", base)).substring(1));
    }
  }
}
