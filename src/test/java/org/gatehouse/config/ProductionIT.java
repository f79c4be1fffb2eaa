package org.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.Test;

/** A packaged server without a profile is production: it refuses to guess. */
class ProductionIT {
  private static final String SECRET = Servers.SECRET;

  @Test
  void A14_without_a_secret_it_does_not_start_and_says_how_to_make_one() {
    try (LibertyServer server =
        LibertyServer.named("no-secret")
            .env("AUTH_URL", "https://portal.example.com")
            .startExpectingFailure()) {
      Http browser = new Http(server.base());

      assertThat(browser.get("/health/ready").status()).isEqualTo(503);
      assertThat(browser.get("/api/auth/csrf").status()).isEqualTo(404);
      assertThat(server.messages())
          .contains("MissingSecret")
          .contains("AUTH_SECRET")
          .contains("openssl rand -base64 33");
    }
  }

  @Test
  void A12_with_secret_and_https_it_starts_without_ready_users_and_with_secure_cookies() {
    LibertyServer server = Servers.production();
    Http browser = new Http(server.base());

    assertThat(browser.signIn("admin").url()).contains("error=CredentialsSignin");
    Answer answer = browser.signIn(Servers.ADMINISTRATOR, Servers.PASSWORD);
    assertThat(answer.url()).isEqualTo("https://portal.example.com");
    assertThat(answer.setCookie("__Secure-authjs.session-token").orElseThrow())
        .contains("; HttpOnly; Secure; SameSite=Lax")
        .contains("; Path=/;");
    assertThat(browser.get("/api/admin/users").status()).isEqualTo(200);
    assertThat(server.messages()).doesNotContain(SECRET).doesNotContain("a long passphrase");
  }

  @Test
  void the_profile_makes_a_packaged_server_development_and_production_refuses_its_ready_users() {
    try (LibertyServer server =
        LibertyServer.named("ready-users").development().env("AUTH_SECRET", SECRET).start()) {
      assertThat(new Http(server.base()).signIn("admin").url()).doesNotContain("error");

      server.restartExpectingFailure(
          Map.of("MP_CONFIG_PROFILE", "", "AUTH_URL", "https://portal.example.com"));

      assertThat(new Http(server.base()).get("/api/auth/csrf").status()).isEqualTo(404);
      assertThat(server.messages())
          .contains("ReadyUserEnabled")
          .contains("demo-admin")
          .doesNotContain("demo-disabled");
    }
  }

  @Test
  void B11_B073_a_rotated_secret_reads_old_cookies_until_it_is_removed() {
    String fresh = "rotation-new-3Kd8sLq0ZbXw6TyV9mRf";
    try (LibertyServer server =
        LibertyServer.named("rotation")
            .development()
            .env("AUTH_SECRET", SECRET)
            .env("AUTH_SESSION_UNKNOWN_KEY_GRACE", "0")
            .start()) {
      Http browser = new Http(server.base());
      browser.signIn("staff");
      String old = browser.cookie("authjs.session-token").orElseThrow();

      server.restart(Map.of("AUTH_SECRET_1", fresh));
      assertThat(browser.session().object().getJsonObject("user").getString("role"))
          .isEqualTo("STAFF");
      String renewed = browser.cookie("authjs.session-token").orElseThrow();

      server.restart(Map.of("AUTH_SECRET_1", "", "AUTH_SECRET", fresh));
      assertThat(with(server, renewed).get("/api/reports").status()).isEqualTo(200);
      Answer refused = with(server, old).session();
      assertThat(refused.text()).isEqualTo("null");
      assertThat(refused.clears("authjs.session-token")).isTrue();
    }
  }

  private static Http with(LibertyServer server, String token) {
    Http browser = new Http(server.base());
    browser.setCookie("authjs.session-token", token);
    return browser;
  }
}
