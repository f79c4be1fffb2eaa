package org.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.RawHttp;
import org.gatehouse.harness.Servers;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SEC-180 to SEC-189: hosts, proxies and spellings of paths. */
class HostAndPathIT {
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Servers.portal();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "localhost@evil.example",
        "\"><script>alert(1)</script>",
        ""
      })
  void SEC_180_SEC_182_SEC_185_a_foreign_host_is_not_reflected(String host) {
    for (String path :
        new String[] {
          "/api/auth/signin", "/api/auth/providers", "/api/auth/signin/nosuch", "/", "/staff"
        }) {
      Answer answer =
          RawHttp.send(
              server.base(),
              "GET "
                  + path
                  + " HTTP/1.1\r\nHost: "
                  + host
                  + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n");

      assertThat(answer.status()).isLessThan(500);
      assertThat(answer.text() + answer.headerLines())
          .doesNotContain("evil")
          .doesNotContain("<script>alert");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Host, evil.example", "Forwarded, host=evil.example",
        "X-Original-Host, evil.example",
    "X-Host, evil.example", "X-Forwarded-Proto, javascript", "X-Forwarded-Proto, 'https,http'",
    "X-Forwarded-Port, 99999999", "X-Original-URL, /api/auth/session", "X-Rewrite-URL, /",
    "X-Forwarded-User, admin", "X-Remote-User, admin", "x-middleware-subrequest, middleware"
  })
  void SEC_181_SEC_184_SEC_187_headers_of_strangers_change_nothing(String name, String value) {
    Map<String, String> header = Map.of(name, value);

    assertThat(browser.get("/api/auth/providers", header).text())
        .contains(server.base() + "/api/auth/signin/credentials");
    assertThat(browser.get("/api/reports", header).status()).isEqualTo(401);
    assertThat(browser.get("/staff", header).status()).isEqualTo(401);
  }

  @Test
  void SEC_183_an_absolute_target_with_a_foreign_host_is_not_reflected() {
    Answer answer =
        RawHttp.request(server.base(), "GET", "http://evil.example/api/auth/providers", "");

    assertThat(answer.text()).doesNotContain("evil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/reports/",
        "//api/reports",
        "/api//reports",
        "/api/reports;x",
        "/api;x/reports",
        "/api/reports%3b",
        "/api%2freports",
        "/api/%72eports",
        "/%61pi/reports",
        "/api/x/..;/reports",
        "/api/./reports",
        "/api/x/../reports",
        "/api/reports%00",
        "/api/reports%0a",
        "/API/reports",
        "/api/REPORTS",
        "/api/reports.json",
        "/api\\reports",
        "/api/auth/../reports",
        "/api/auth/csrf/../../reports",
        "/api/auth/..;/reports",
        "/staff/",
        "//staff",
        "/staff;x",
        "/%73taff",
        "/staff%3bx",
        "/./staff",
        "/x/../staff",
        "/staff%00",
        "/STAFF",
        "/staff.json",
        "/staff%20",
        "/api/admin/users/",
        "/api/admin;x/users",
        "/api/admin/users%2f"
      })
  void SEC_186_no_spelling_of_a_guarded_path_opens_it(String target) {
    Http customer = new Http(server.base());
    customer.signIn("customer");
    Answer anonymous = RawHttp.request(server.base(), "GET", target, "");
    Answer known =
        RawHttp.request(
            server.base(), "GET", target, "Cookie: " + customer.cookieHeader() + "\r\n");

    assertThat(anonymous.status()).isBetween(300, 499);
    assertThat(known.status()).isBetween(300, 499);
  }

  @Test
  void SEC_188_behind_a_context_root_everything_carries_it() {
    LibertyServer app = behindProxy();
    Http visitor = new Http(app.base());
    Answer csrf = visitor.get("/api/auth/csrf");
    Answer signIn = Probe.signIn(visitor, "staff");

    assertThat(app.base().getPath()).isEqualTo("/app");
    assertThat(signIn.url()).isEqualTo(app.base().toString());
    assertThat(signIn.setCookie("authjs.session-token").orElseThrow()).contains("; Path=/app;");
    assertThat(csrf.setCookie("authjs.callback-url").orElseThrow()).contains("; Path=/app;");
    assertThat(visitor.get("/api/auth/providers").text())
        .contains(app.base() + "/api/auth/signin/credentials");
    assertThat(visitor.get("/api/probe/identity").status()).isEqualTo(200);
    assertThat(visitor.get("/page").text()).isEqualTo("Probe staff");
    assertThat(visitor.get("/api/auth/signin").text())
        .contains("action=\"" + app.base() + "/api/auth/callback/credentials\"");
  }

  @Test
  void SEC_181_a_listed_proxy_is_believed() {
    LibertyServer behind = behindProxy();
    Map<String, String> forwarded =
        Map.of("X-Forwarded-Host", "portal.example.com", "X-Forwarded-Proto", "https");
    Map<String, String> odd =
        Map.of("X-Forwarded-Host", "portal.example.com:99999999", "X-Forwarded-Proto", "https");
    Http visitor = new Http(behind.base());

    assertThat(visitor.get("/api/auth/providers", forwarded).text())
        .contains("\"https://portal.example.com/app/api/auth/signin/credentials\"");
    assertThat(visitor.get("/api/auth/providers", odd).text()).contains(behind.base().toString());
  }

  /** In a context root, behind a proxy that is listed. */
  private static LibertyServer behindProxy() {
    return Servers.shared(
        "proxy",
        () ->
            Probe.server("proxy", "")
                .contextRoot("/app")
                .development()
                .env("AUTH_TRUSTED_PROXIES", "127.0.0.1,::1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/auth/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "GET /api/auth/session HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "GET /api/auth/session\r\nHost: localhost\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: localhost\r\nX-Echo: canary\r\nConnection: close\r\n\r\n",
        "TRACE /api/auth/session HTTP/1.1\r\nHost: localhost\r\nX-Echo: canary\r\nConnection: close\r\n\r\n"
      })
  void SEC_016_SEC_189_malformed_requests_and_TRACE_do_no_harm(String request) {
    Answer answer =
        RawHttp.send(server.base(), request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));

    // 505 is the server's word for a request line without a version
    assertThat(answer.status()).isIn(0, 200, 400, 403, 404, 405, 501, 505);
    assertThat(answer.text()).doesNotContain("canary").doesNotContain("\tat ");
  }
}
