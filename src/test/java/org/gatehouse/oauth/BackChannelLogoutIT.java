package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.PushedToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider ends sessions by a call of its own (SEC-262). */
class BackChannelLogoutIT {
  private static final String PATH = "/api/auth/backchannel-logout/badop";
  private static final String COOKIE = "authjs.session-token";

  private final LibertyServer server = OAuthServer.get();
  private final Http browser = new Http(server.base());
  private final Http machine = new Http(server.base());

  @BeforeEach
  void behave() {
    OAuthServer.MAIN.mode(Mode.GOOD);
  }

  @Test
  void a_session_that_ended_there_is_refused_here_at_once() {
    signIn("blair", "there-blair");
    String cookie = browser.cookie(COOKIE).orElseThrow();
    assertThat(browser.get("/api/me").status()).isEqualTo(200);

    Answer answer = end(token("blair", "there-blair").signed());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    browser.setCookie(COOKIE, cookie);
    assertThat(browser.session().text()).isEqualTo("null");
  }

  @Test
  void another_session_of_the_same_person_goes_on() {
    signIn("bo", "there-bo-1");
    Http other = new Http(server.base());
    signIn(other, "bo", "there-bo-2");

    end(token("bo", "there-bo-1").signed());

    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(other.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void without_a_session_all_of_the_account_end_and_nobody_elses() {
    signIn("bea", "there-bea-1");
    Http other = new Http(server.base());
    signIn(other, "bea", "there-bea-2");
    Http stranger = new Http(server.base());
    signIn(stranger, "bill", "there-bill");

    end(OAuthServer.MAIN.logoutToken().with("sub", "bea").signed());

    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(other.get("/api/me").status()).isEqualTo(401);
    assertThat(stranger.get("/api/me").status()).isEqualTo(200);
    comeBack("bea", "there-bea-3");
    assertThat(browser.get("/api/me").status()).as("who comes back").isEqualTo(200);
  }

  @Test
  void a_token_that_is_played_again_is_refused_and_spares_who_came_back() {
    signIn("bruno", "there-bruno");
    String token = OAuthServer.MAIN.logoutToken().with("sub", "bruno").signed();
    end(token);
    comeBack("bruno", "there-bruno-2");

    assertRefused(end(token));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void a_token_that_is_not_believed_ends_nothing() {
    signIn("bina", "there-bina");

    assertRefused(end(token("bina", "there-bina").forged()));
    assertRefused(end(token("bina", "there-bina").unsigned()));
    assertRefused(end(token("bina", "there-bina").symmetric()));
    assertRefused(end(token("bina", "there-bina").with("nonce", "n").signed()));
    assertRefused(end(token("bina", "there-bina").type("at+jwt").signed()));
    assertRefused(end(token("bina", "there-bina").with("aud", "other").signed()));
    assertRefused(end(OAuthServer.OTHER.logoutToken().with("sid", "there-bina").signed()));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void the_same_session_at_another_provider_is_another() {
    signIn("bert", "there-bert");

    Answer answer =
        machine.postForm(
            "/api/auth/backchannel-logout/other",
            Map.of(
                "logout_token",
                OAuthServer.OTHER.logoutToken().with("sid", "there-bert").signed()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "credentials", "unheard-of", "..", "a%2Fb"})
  void what_no_provider_can_have_sent_is_not_found(String id) {
    Answer answer =
        machine.postForm(
            "/api/auth/backchannel-logout/" + id, Map.of("logout_token", token("x", "y").signed()));

    assertThat(answer.status()).isIn(404, 400);
  }

  @Test
  void a_body_of_another_kind_or_size_is_refused() {
    String token = token("x", "y").signed();
    assertRefused(machine.postJson(PATH, "{\"logout_token\":\"" + token + "\"}"));
    assertRefused(
        machine.send(
            "POST",
            PATH,
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            "logout_token=" + token + "&logout_token=" + token));
    assertRefused(machine.postForm(PATH, Map.of("logout_token", "x".repeat(70_000))));
    assertRefused(machine.postForm(PATH, Map.of()));
    assertRefused(machine.send("POST", PATH + "?logout_token=" + token, Map.of(), ""));
  }

  @Test
  void other_methods_are_told_so() {
    Answer answer = machine.get(PATH);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).hasValue("POST");
  }

  /** The provider is another site, and no browser: neither guards against it nor helps it. */
  @Test
  void the_call_comes_from_elsewhere_and_no_cookie_of_it_counts() {
    signIn("bella", "there-bella");
    Http other = new Http(server.base());
    signIn(other, "bob", "there-bob");

    Answer answer =
        other.postForm(
            PATH,
            Map.of("logout_token", token("bella", "there-bella").signed()),
            Map.of("Origin", "https://idp.example", "Sec-Fetch-Site", "cross-site"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(other.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void the_log_says_what_came_of_it_and_names_nobody() {
    signIn("benedicta", "there-benedicta");
    String token = token("benedicta", "there-benedicta").signed();
    end(token);
    end(token);

    assertThat(server.messages())
        .contains("SignalAccepted: BACK_CHANNEL_LOGOUT: badop: backchannel-logout: APPLIED.")
        .contains("SignalRefused: BACK_CHANNEL_LOGOUT: badop: REFUSED: REPEATED.")
        .doesNotContain("there-benedicta", token);
  }

  /** Tokens know whole seconds: who comes back in the same one counts as having been there. */
  private void comeBack(String subject, String session) {
    Trip.awaitNextSecond();
    signIn(browser, subject, session);
  }

  private void signIn(String subject, String session) {
    signIn(browser, subject, session);
  }

  private static void signIn(Http who, String subject, String session) {
    Trip.signIn(who, OAuthServer.MAIN, subject, session);
  }

  private static PushedToken token(String subject, String session) {
    return OAuthServer.MAIN.logoutToken().with("sub", subject).with("sid", session);
  }

  private Answer end(String token) {
    return machine.postForm(PATH, Map.of("logout_token", token));
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    assertThat(answer.object().getString("error")).isEqualTo("invalid_request");
  }
}
