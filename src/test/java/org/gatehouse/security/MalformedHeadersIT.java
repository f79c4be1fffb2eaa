package org.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.RawHttp;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SEC-290: a header of whatever form makes no error of the server. */
class MalformedHeadersIT {
  private static final List<String> PATHS =
      List.of(
          "/api/auth/session", "/api/me", "/", "/staff", "/account", "/gatehouse.js", "/nosuch");
  private static LibertyServer server;
  private static String cookies;

  @BeforeAll
  static void start() {
    server = Servers.portal();
    Http browser = new Http(server.base());
    browser.signIn("staff");
    cookies = browser.cookieHeader();
  }

  static Stream<String> headers() {
    return Stream.of(
        "Authorization: Basic",
        "Authorization: Basic ",
        "Authorization: Basic %",
        "Authorization: Basic !!!!",
        "Authorization: Basic bm9jb2xvbg==",
        "Authorization: Basic dTpw",
        "Authorization: basic !!!!",
        "Authorization: Bearer",
        "Authorization: Bearer %",
        "Authorization: Digest username",
        "Authorization: Negotiate x",
        "Authorization:",
        "Accept: */*;q=%n",
        "Accept: */*;q=2",
        "Accept: ;;;",
        "Accept: text",
        "Accept: text/html;charset=\"",
        "Accept: /",
        "Accept:",
        "Accept: text/html, text/html;q=x",
        "Accept-Language: ;;q=",
        "Accept-Language: x-%n;q=zz",
        "Accept-Language: en_US@@",
        "Accept-Language: " + "a".repeat(5000),
        "Accept-Charset: %%%;q=x",
        "Accept-Encoding: gzip;q=x, ;",
        "Content-Type: text",
        "Content-Type: ;",
        "Content-Type: multipart/form-data",
        "Content-Type: application/json; charset=nosuch",
        "Content-Language: %%",
        "Content-Length: 0",
        "Content-Length: -1",
        "Content-Length: x",
        "Transfer-Encoding: x",
        "Expect: x",
        "Range: bytes=",
        "Range: bytes=9-1",
        "Range: bytes=0-99999999999999999999",
        "Range: x",
        "If-Modified-Since: x",
        "If-Modified-Since: 99",
        "If-Unmodified-Since: %",
        "If-None-Match: \"",
        "Date: x",
        "Cookie: =",
        "Cookie: ;;;=;a",
        "Cookie: $Version=x; $Path",
        "Cookie: authjs.session-token",
        "Cookie: authjs.csrf-token=%; authjs.callback-url=%%",
        "Cookie: authjs.session-token.0=a; authjs.session-token.x=b",
        "Cookie: lang=" + "%00".repeat(50),
        "X-CSRF-Token: \u00ff",
        "X-Auth-Return-Redirect: %",
        "X-Auth-Trace: %",
        "X-Forwarded-For: %",
        "X-Forwarded-Proto: %, http",
        "X-Forwarded-Host: %",
        "Forwarded: for=%;;",
        "X-Forwarded-Port: 99999999",
        "Origin: %",
        "Referer: %",
        "Sec-Fetch-Site: %",
        "Upgrade: x\r\nConnection: Upgrade",
        "HTTP2-Settings: %%%",
        "X-HTTP-Method-Override: %",
        ": x",
        "\u00e4: x",
        "a b: x");
  }

  @ParameterizedTest
  @MethodSource("headers")
  void a_malformed_header_makes_no_error_of_the_server(String header) {
    for (String path : PATHS) {
      for (String who : List.of("", "Cookie: " + cookies + "\r\n")) {
        for (String method : List.of("GET", "POST")) {
          Answer answer = RawHttp.request(server.base(), method, path, header + "\r\n" + who);
          assertThat(answer.status())
              .as(method + " " + path + (who.isEmpty() ? "" : " signed in"))
              .isBetween(200, 499);
          assertThat(answer.text()).doesNotContain("Exception", "RESTEASY", "SRVE", "CWW");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "%", "localhost:x", "localhost:99999999", "[", "[::1", "a b", "a,b", "@"})
  void no_Host_makes_an_error_of_the_server(String host) {
    for (String path : PATHS) {
      Answer answer =
          RawHttp.send(
              server.base(),
              "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      assertThat(answer.status()).as(path).isBetween(200, 499);
    }
  }

  @Test
  void an_Accept_that_JAX_RS_cannot_read_is_400_and_a_problem() {
    Answer answer =
        RawHttp.request(server.base(), "GET", "/api/auth/session", "Accept: */*;q=%n\r\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.object().getString("code")).isEqualTo("BadHeader");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic ", "Basic !!!!", "Basic bm9jb2xvbg=="})
  void garbage_behind_Basic_is_nobody(String value) {
    String header = "Authorization: " + value + "\r\n";

    assertThat(RawHttp.request(server.base(), "GET", "/staff", header).status()).isEqualTo(401);
    assertThat(RawHttp.request(server.base(), "GET", "/api/me", header).status()).isEqualTo(401);
    assertThat(RawHttp.request(server.base(), "GET", "/", header).status()).isEqualTo(200);
  }
}
