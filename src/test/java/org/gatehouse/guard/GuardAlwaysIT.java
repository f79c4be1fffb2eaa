package org.gatehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The same guards where {@code auth.container-login=always} tells the container of every caller.
 */
class GuardAlwaysIT extends GuardIT {
  @BeforeAll
  static void start() {
    server = Probe.always();
  }

  @Test
  void a_person_signs_in_updates_and_signs_out_without_the_header_of_other_requests() {
    Http browser = new Http(server.base());
    assertThat(Probe.signIn(browser, "customer").sets("authjs.session-token")).isTrue();

    Answer update =
        browser.postJson(
            "/api/auth/session",
            "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":{\"color\":\"red\"}}");
    assertThat(update.status()).isEqualTo(200);
    assertThat(update.object().getJsonObject("user").getString("color")).isEqualTo("red");

    Answer signOut = browser.postForm("/api/auth/signout", Map.of("csrfToken", browser.csrf()));
    assertThat(signOut.clears("authjs.session-token")).isTrue();
    assertThat(browser.session().text()).isEqualTo("null");
  }

  @Test
  void sign_out_runs_no_jwt_callback_and_a_session_read_one() {
    Http browser = new Http(server.base());
    Probe.signIn(browser, "customer");
    String token = browser.csrf();
    Probe.log(server);

    browser.session();
    assertThat(Probe.log(server).split(" ")).containsOnlyOnce("jwt");
    browser.postForm("/api/auth/signout", Map.of("csrfToken", token));
    assertThat(Probe.log(server)).doesNotContain("jwt");
  }
}
