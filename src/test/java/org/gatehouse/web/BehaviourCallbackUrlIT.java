package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows B049 to B060 of Auth.js v5: where a sign-in leads. */
class BehaviourCallbackUrlIT {
  private static final String COOKIE = "authjs.callback-url";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Servers.portal();
  }

  @Test
  void B049_a_path_leads_to_our_origin_and_is_remembered() {
    Answer answer = signIn("/x");

    assertThat(answer.url()).isEqualTo(server.base() + "/x");
    assertThat(answer.setCookie(COOKIE).orElseThrow())
        .isEqualTo(
            COOKIE
                + "="
                + URLEncoder.encode(server.base() + "/x", StandardCharsets.UTF_8)
                + "; Path=/; HttpOnly; SameSite=Lax");
  }

  @Test
  void B050_an_address_of_our_origin_stays_as_it_is() {
    String own = server.base() + "/path?q=1#f";

    assertThat(signIn(own).url()).isEqualTo(own);
  }

  @ParameterizedTest
  @CsvSource({
    "B051, https://evil.example/x",
    "B051, http://localhost:9/x",
    "B053, javascript:alert(1)",
    "B054, http://[",
    "B054, relative/path"
  })
  void B051_B053_B054_what_is_not_ours_or_no_address_leads_home(String row, String url) {
    assertThat(signIn(url).url()).isEqualTo(server.base().toString());
  }

  @Test
  void B052_two_slashes_stay_on_our_host() {
    assertThat(signIn("//evil.example").url()).isEqualTo(server.base() + "//evil.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http%3A%2F%2F%5B", "javascript%3Aalert(1)", "%25zz"})
  void B055_B056_a_bad_address_in_the_query_falls_back_without_an_error(String value) {
    Answer page = browser.get("/api/auth/signin?callbackUrl=" + value);
    Answer api = browser.fresh().get("/api/auth/csrf?callbackUrl=" + value);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("name=\"callbackUrl\" value=\"" + server.base() + "\"");
    assertThat(api.status()).isEqualTo(200);
    assertThat(api.setCookie(COOKIE).orElseThrow())
        .startsWith(
            COOKIE + "=" + URLEncoder.encode(server.base().toString(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript%3Aalert(1)", "http%3A%2F%2F%5B", "https%3A%2F%2Fevil.example"})
  void B057_B058_a_bad_or_foreign_cookie_is_reset_to_our_origin(String value) {
    for (String path : new String[] {"/api/auth/csrf", "/api/auth/signin"}) {
      browser.setCookie(COOKIE, value);
      Answer answer = browser.get(path);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.setCookie(COOKIE).orElseThrow())
          .startsWith(
              COOKIE + "=" + URLEncoder.encode(server.base().toString(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void B059_a_remembered_address_is_used_when_none_is_given() {
    browser.get("/api/auth/signin?callbackUrl=%2Fremembered");

    assertThat(browser.signIn("customer").url()).isEqualTo(server.base() + "/remembered");
  }

  @ParameterizedTest
  @CsvSource({
    "https://partner.example/in, https://partner.example/in",
    "https://elsewhere.example/redirect-throws, ",
    "https://elsewhere.example/redirect-null, "
  })
  void B060_a_redirect_callback_may_allow_another_origin_and_its_failure_leads_home(
      String url, String target) {
    LibertyServer probe = Probe.server();
    Answer answer =
        new Http(probe.base())
            .signIn(Map.of("username", "customer", "password", "right", "callbackUrl", url));

    assertThat(answer.url()).isEqualTo(target == null ? probe.base().toString() : target);
  }

  private Answer signIn(String callbackUrl) {
    return browser.signIn(
        Map.of(
            "username", "customer",
            "password", "demo-customer-passphrase",
            "callbackUrl", callbackUrl));
  }
}
