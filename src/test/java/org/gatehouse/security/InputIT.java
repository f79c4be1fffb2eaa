package org.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.RawHttp;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 1, 3 and 5 of the catalogue: forged origins, hostile cookies and bodies. */
class InputIT {
  private static final String COOKIE = "authjs.session-token";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Servers.portal();
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, http://localhost:1",
    "Sec-Fetch-Site, cross-site"
  })
  void SEC_014_a_cross_site_post_is_refused_even_with_a_token(String name, String value) {
    browser.signIn("customer");
    Map<String, String> fields =
        Map.of(
            "csrfToken", browser.csrf(),
            "username", "customer",
            "password", "demo-customer-passphrase");
    Map<String, String> header = Map.of(name, value);

    assertThat(browser.postForm("/api/auth/callback/credentials", fields, header).location())
        .endsWith("error=MissingCSRF");
    assertThat(browser.postForm("/api/auth/signout", fields, header).location())
        .endsWith("error=MissingCSRF");
    Answer update = browser.postForm("/api/auth/session", fields, header);
    assertThat(update.status()).isEqualTo(400);
    assertThat(update.text()).isEqualTo("null");
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void SEC_005_a_cookie_hashed_without_the_secret_is_worthless() {
    String token = "a".repeat(64);
    browser.setCookie(
        "authjs.csrf-token", token + "%7C" + java.util.HexFormat.of().formatHex(sha256(token)));

    assertThat(browser.postForm("/api/auth/signout", Map.of("csrfToken", token)).location())
        .endsWith("error=MissingCSRF");
  }

  @Test
  void SEC_019_the_token_of_before_the_sign_in_is_worth_nothing_after_it() {
    String before = browser.csrf();
    Answer answer = browser.signIn("customer");

    assertThat(answer.sets("authjs.csrf-token")).isTrue();
    assertThat(browser.csrf()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void SEC_009_SEC_011_SEC_018_reading_changes_nothing(String method) {
    browser.signIn("customer");
    Map<String, String> override = Map.of("X-HTTP-Method-Override", "POST");
    browser.send(method, "/api/auth/signout?_method=POST", override, null);
    Answer login =
        browser
            .fresh()
            .send(
                method,
                "/api/auth/callback/credentials?username=admin&password=demo-admin-passphrase",
                override,
                null);

    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    assertThat(login.setCookie(COOKIE)).isEmpty();
    assertThat(server.messages()).doesNotContain("demo-admin-passphrase");
  }

  @Test
  void SEC_135_SEC_137_an_update_raises_no_rights() {
    browser.signIn("customer");
    String before = browser.session().object().getJsonObject("user").toString();
    String data =
        "{\"role\":\"ADMIN\",\"roles\":[\"ADMIN\"],\"tenantId\":\"x\",\"id\":\"demo-admin\",\"sub\":\"demo-admin\","
            + "\"exp\":9999999999,\"iat\":1,\"jti\":\"x\",\"permissions\":[\"admin\"],\"user\":{\"role\":\"ADMIN\"},"
            + "\"__proto__\":{\"role\":\"ADMIN\"},\"constructor\":{\"prototype\":{\"role\":\"ADMIN\"}}}";
    Answer update =
        browser.postJson(
            "/api/auth/session",
            "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":" + data + "}");

    assertThat(update.status()).isEqualTo(403);
    assertThat(browser.session().object().getJsonObject("user")).hasToString(before);
    assertThat(browser.get("/api/admin/users").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/auth/session", "/api/auth/callback/credentials", "/api/auth/signout"})
  void SEC_035_SEC_138_SEC_141_deep_and_large_bodies_are_refused(String path) {
    assertThat(browser.postJson(path, "[".repeat(20_000)).status()).isEqualTo(400);
    assertThat(browser.postJson(path, "{\"a\":".repeat(10_000)).status()).isEqualTo(400);
    assertThat(browser.postJson(path, "\"" + "x".repeat(1_000_000) + "\"").status()).isEqualTo(413);
    assertThat(browser.postForm(path, Map.of("password", "x".repeat(1_000_000))).status())
        .isEqualTo(413);
    assertThat(browser.session().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "\"",
        "a.b.c.d",
        "a.b.c.d.e",
        "a.b.c.d.e.f",
        "....",
        "\u00ff\u00fe",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.",
        "e30..a.b.c",
        "bnVsbA..a.b.c",
        "W10..a.b.c"
      })
  void SEC_075_SEC_076_SEC_077_SEC_115_no_cookie_of_any_form_harms(String value) {
    Answer answer =
        RawHttp.request(
            server.base(), "GET", "/api/auth/session", "Cookie: " + COOKIE + "=" + value + "\r\n");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("null");
    assertThat(answer.clears(COOKIE)).isTrue();
  }

  @Test
  void SEC_290_a_Cookie_header_above_the_server_s_limit_is_4xx() {
    Answer answer =
        RawHttp.request(
            server.base(), "GET", "/api/me", "Cookie: a=" + "x".repeat(65_536) + "\r\n");

    assertThat(answer.status()).isBetween(400, 499);
  }

  @Test
  void SEC_085_a_broken_bearer_is_nobody() {
    assertThat(browser.get("/api/me", Map.of("Authorization", "Bearer %")).status()).isEqualTo(401);
    assertThat(browser.get("/api/me?token=x&session=y").status()).isEqualTo(401);
  }

  private static byte[] sha256(String text) {
    try {
      return java.security.MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
