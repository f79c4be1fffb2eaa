package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mission row A17: an update by server code, from an HTML form with the form token. */
class ServerUpdateIT {
  private static final String COOKIE = "authjs.session-token";

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void A17_a_form_updates_the_session_and_an_older_cookie_sees_it_too(String strategy) {
    Http browser = Portal.signedIn(Portal.server(strategy), "wholesale");
    String old = browser.cookie(COOKIE).orElseThrow();
    Answer answer = post(browser, Map.of("firstName", "Wilm\u00e4", "lastName", "Wholesale"));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).endsWith("/account?said=saved");
    assertThat(answer.sets(COOKIE)).isTrue();
    assertThat(Portal.user(browser).getString("firstName")).isEqualTo("Wilm\u00e4");
    browser.setCookie(COOKIE, old);
    assertThat(Portal.user(browser).getString("firstName")).isEqualTo("Wilm\u00e4");
    post(browser, Map.of("firstName", "Willa", "lastName", "Wholesale"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void A17_a_refused_update_changes_nothing_and_what_was_typed_is_kept(String strategy) {
    Http browser = Portal.signedIn(Portal.server(strategy), "customer");
    String old = browser.cookie(COOKIE).orElseThrow();
    Answer answer = post(browser, Map.of("firstName", "x".repeat(101), "lastName", "Typed"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("role=\"alert\"", "value=\"Typed\"");
    assertThat(browser.cookie(COOKIE)).hasValue(old);
    assertThat(Portal.user(browser).getString("lastName")).isEqualTo("Customer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void SEC_136_a_form_with_a_foreign_tenant_or_a_role_changes_neither(String strategy) {
    Http browser = Portal.signedIn(Portal.server(strategy), "customer");

    assertThat(post(browser, Map.of("tenantId", "globex")).status()).isEqualTo(403);
    assertThat(post(browser, Map.of("role", "ADMIN")).status()).isEqualTo(303);
    assertThat(Portal.user(browser).getString("tenantId")).isEqualTo("acme");
    assertThat(Portal.user(browser).getString("role")).isEqualTo("CUSTOMER");
  }

  @Test
  void SEC_021_a_page_gives_a_browser_without_the_token_a_fresh_one_with_its_cookie() {
    Http browser = Portal.signedIn(Portal.server("jwt"), "customer");
    browser.removeCookie("authjs.csrf-token");
    Answer page = browser.get("/account");
    String token = page.text().replaceAll("(?s).*?name=\"csrfToken\" value=\"(\\w+)\".*", "$1");

    assertThat(page.sets("authjs.csrf-token")).isTrue();
    assertThat(page.header("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    Map<String, String> form = Map.of("csrfToken", token, "firstName", "Casey");
    assertThat(browser.postForm("/account", form).status()).isEqualTo(303);
    assertThat(browser.fresh().postForm("/account", form).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "/account, '', application/x-www-form-urlencoded",
    "/account, csrfToken=0000, application/x-www-form-urlencoded",
    "/account?csrfToken=TOKEN, '', application/x-www-form-urlencoded",
    "/account?csrfToken=TOKEN, csrfToken=TOKEN, application/x-www-form-urlencoded",
    "/account, csrfToken=%zz, application/x-www-form-urlencoded",
    "/account, csrfToken=TOKEN, text/plain",
    "/account, LARGE, application/x-www-form-urlencoded"
  })
  void SEC_021_a_form_without_a_valid_token_in_its_body_is_refused(
      String path, String body, String type) {
    Http browser = Portal.signedIn(Portal.server("jwt"), "customer");
    String token = browser.csrf();
    String sent =
        body.equals("LARGE")
            ? "csrfToken=" + token + "&x=" + "x".repeat(1024 * 1024)
            : body.replace("TOKEN", token) + "&firstName=Forged";
    Map<String, String> headers = Map.of("Content-Type", type);
    Answer answer = browser.send("POST", path.replace("TOKEN", token), headers, sent);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.object().getString("code")).isEqualTo("MissingCSRF");
    assertThat(answer.sets(COOKIE)).isFalse();
    assertThat(Portal.user(browser).getString("firstName")).isEqualTo("Casey");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_person_whose_form_is_too_old_is_led_to_sign_in_and_back(boolean signedIn) {
    Http browser = Portal.signedIn(Portal.server("jwt"), "customer");
    if (!signedIn) {
      browser.removeCookie(COOKIE);
    }
    Answer answer =
        browser.postForm(
            "/account",
            Map.of("csrfToken", "0".repeat(64), "firstName", "Late"),
            Map.of("Accept", "text/html"));

    assertThat(answer.status()).isBetween(302, 303);
    assertThat(answer.location())
        .contains("/api/auth/signin?error=" + (signedIn ? "MissingCSRF" : "SessionRequired"))
        .endsWith("%2Faccount");
    assertThat(answer.sets(COOKIE)).isFalse();
  }

  private static Answer post(Http browser, Map<String, String> fields) {
    Map<String, String> form = new LinkedHashMap<>(fields);
    form.put("csrfToken", browser.csrf());
    return browser.postForm("/account", form);
  }
}
