package org.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SEC-160 to SEC-175: no spelling of a callbackUrl leads a browser off our origin. */
class RedirectIT {
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Servers.portal();
  }

  static Stream<Arguments> payloads() {
    String host = "localhost:" + Servers.portal().port();
    return Stream.of(
            row("SEC-160", "https://evil.example", "HtTpS://EVIL.example", "ftp://evil.example/x"),
            row(
                "SEC-161",
                "//evil.example",
                "///evil.example",
                "////evil.example",
                "//evil.example/%2f..",
                "//evil.example@" + host),
            row(
                "SEC-162",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/\\/evil.example",
                "https:\\\\evil.example"),
            row(
                "SEC-163",
                "https:evil.example",
                "https:/evil.example",
                "http:///evil.example",
                "https:;//evil.example"),
            row(
                "SEC-164",
                "http://" + host + "@evil.example",
                "http://" + host + ":x@evil.example",
                "http://evil.example#@" + host,
                "http://evil.example?@" + host,
                "http://" + host + "\\@evil.example",
                "http://evil.example\\@" + host),
            row(
                "SEC-165",
                "http://" + host + ".evil.example",
                "http://" + host + "evil.example",
                "http://x" + host,
                "http://evil.example/http://" + host,
                "http://localhost%2eevil.example"),
            row("SEC-166", "https://" + host, "http://localhost:1/", "http://localhost/"),
            row(
                "SEC-167",
                "JaVaScRiPt:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "view-source:http://" + host,
                "blob:http://" + host + "/x"),
            row(
                "SEC-168",
                "%2f%2fevil.example",
                "/%2fevil.example",
                "/%5cevil.example",
                "/%09/evil.example",
                "/%2e%2e//evil.example",
                "//%65vil.example"),
            row(
                "SEC-169",
                "/\t/evil.example",
                "/\n/evil.example",
                " //evil.example",
                "\u0000//evil.example",
                "\u0001https://evil.example",
                "\r//evil.example",
                "ht\ttps://evil.example"),
            row(
                "SEC-170",
                "\uff0f\uff0fevil.example",
                "http://localhost\u3002evil.example",
                "http://\u2488evil.example",
                "http:\u2215\u2215evil.example",
                "http://\uff45vil.example",
                "\u00a0//evil.example"),
            row(
                "SEC-171",
                "/x\r\nSet-Cookie: a=b",
                "/x%0d%0aSet-Cookie: a=b",
                "/x\u560d\u560aSet-Cookie:a=b"),
            row("SEC-174", "http://[", "%", "\ud800", "/" + "x".repeat(5000)))
        .flatMap(s -> s);
  }

  private static Stream<Arguments> row(String id, String... urls) {
    return Stream.of(urls).map(url -> Arguments.of(id, url));
  }

  @ParameterizedTest(name = "{0} [{index}]")
  @MethodSource("payloads")
  void every_door_leads_to_our_own_origin(String id, String url) {
    Answer json = signIn(url, true);
    Answer redirect = signIn(url, false);
    String encoded = URLEncoder.encode(url, StandardCharsets.UTF_8);
    Http visitor = browser.fresh();
    Answer page = visitor.get("/api/auth/signin?callbackUrl=" + encoded);
    Answer signOut =
        visitor.postForm(
            "/api/auth/signout", Map.of("csrfToken", visitor.csrf(), "callbackUrl", url));
    Http poisoned = browser.fresh();
    String token = poisoned.csrf();
    poisoned.setCookie("authjs.callback-url", encoded);
    Answer cookie = poisoned.postForm("/api/auth/signout", Map.of("csrfToken", token));

    assertThat(List.of(json, redirect, page, signOut, cookie))
        .allMatch(answer -> answer.status() < 400)
        .allMatch(answer -> answer.headers("a").isEmpty());
    assertOurs(json.url());
    assertOurs(redirect.location());
    assertOurs(signOut.location());
    assertOurs(cookie.location());
    page.setCookie("authjs.callback-url")
        .map(line -> line.substring(line.indexOf('=') + 1, line.indexOf(';')))
        .ifPresent(value -> assertOurs(URLDecoder.decode(value, StandardCharsets.UTF_8)));
  }

  private Answer signIn(String url, boolean asJson) {
    Http visitor = browser.fresh();
    return visitor.postForm(
        "/api/auth/callback/credentials",
        Map.of(
            "csrfToken",
            visitor.csrf(),
            "username",
            "nobody",
            "password",
            "wrong",
            "callbackUrl",
            url),
        asJson ? Map.of("X-Auth-Return-Redirect", "1") : Map.of());
  }

  /** As a browser resolves it: control characters dropped, then everything before the path. */
  private static void assertOurs(String target) {
    String seen = target.replaceAll("[\\t\\r\\n]", "").strip();
    assertThat(seen).startsWith(server.base().toString());
    String rest = seen.substring(server.base().toString().length());
    assertThat(rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0).as(seen).isTrue();
    assertThat(target).matches("[\\x21-\\x7E]*");
  }
}
