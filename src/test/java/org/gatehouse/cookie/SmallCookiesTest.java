package org.gatehouse.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gatehouse.config.CookieConfig;
import org.gatehouse.config.Flavour;
import org.gatehouse.cookie.CheckCookies.Kind;
import org.gatehouse.json.Json;
import org.junit.jupiter.api.Test;

/** The cookies beside the session's, and the header they come in. */
class SmallCookiesTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_750_000_000);
  private static final String STATE = "the state of an attempt";
  private static final String HANDLE = "JJYkvYs4UCxhJPbD";

  private final CheckCookies plain = new CheckCookies(config(false), Flavour.V5, "/app");
  private final CheckCookies secure = new CheckCookies(config(true), Flavour.V5, "/app");
  private final CallbackUrlCookie callbackUrl = new CallbackUrlCookie(config(false), "/app");
  private final LanguageCookie language = new LanguageCookie(config(false), "/app");

  @Test
  void the_handle_of_an_attempt_is_the_start_of_the_hash_of_its_state() {
    assertThat(CheckCookies.handle("abc")).isEqualTo("ungWv48Bz-pBQUDe");
    assertThat(CheckCookies.handle(STATE)).hasSize(16).isNotEqualTo(CheckCookies.handle("abc"));
  }

  @Test
  void the_cookies_of_an_attempt_are_named_by_kind_and_handle() {
    assertThat(plain.name(Kind.STATE, HANDLE)).isEqualTo("authjs.state." + HANDLE);
    assertThat(secure.name(Kind.PKCE, HANDLE))
        .isEqualTo("__Secure-authjs.pkce.code_verifier." + HANDLE);
  }

  @Test
  void an_attempt_lasts_fifteen_minutes() {
    assertThat(plain.write(Kind.STATE, HANDLE, "sealed", NOW).header())
        .isEqualTo(
            "authjs.state."
                + HANDLE
                + "=sealed; Max-Age=900; Path=/app; Expires=Sun, 15 Jun 2025 15:21:40 GMT;"
                + " HttpOnly; SameSite=Lax");
    assertThat(plain.write(Kind.NONCE, HANDLE, "sealed", NOW).maxAge()).isEmpty();
    assertThat(plain.write(Kind.NONCE, HANDLE, "sealed", NOW).expires())
        .hasValue(NOW.plusSeconds(900));
  }

  @Test
  void only_names_that_are_handles_count_as_attempts() {
    CookieHeader header =
        header(
            "authjs.state."
                + HANDLE
                + "=a; authjs.state.short=b; authjs.nonce.AAAAAAAAAAAAAAAA=c;"
                + " authjs.state.AAAAAAAAAAAAAAAA=d");

    assertThat(plain.handles(header)).containsExactly(HANDLE, "AAAAAAAAAAAAAAAA");
  }

  @Test
  void only_the_cookies_that_the_request_carries_are_deleted() {
    CookieHeader header =
        header("authjs.state." + HANDLE + "=a; authjs.nonce." + HANDLE + "=b; other=c");

    assertThat(plain.forget(HANDLE, header).stream().map(SetCookie::header))
        .containsExactly(
            "authjs.state." + HANDLE + "=; Max-Age=0; Path=/app; HttpOnly; SameSite=Lax",
            "authjs.nonce." + HANDLE + "=; Max-Age=0; Path=/app; HttpOnly; SameSite=Lax");
  }

  @Test
  void a_target_is_remembered_unless_it_is_known_or_too_long() {
    assertThat(callbackUrl.remember("/home", header("")).map(SetCookie::header))
        .hasValue("u=%2Fhome; Path=/app; HttpOnly; SameSite=Lax");
    assertThat(callbackUrl.remember("/home", header("u=%2Fother"))).isPresent();
    assertThat(callbackUrl.remember("/home", header("u=%2Fhome"))).isEmpty();
    assertThat(callbackUrl.remember("/".repeat(2048), header(""))).isPresent();
    assertThat(callbackUrl.remember("/".repeat(2049), header(""))).isEmpty();
  }

  @Test
  void the_remembered_target_is_read_again() {
    assertThat(callbackUrl.read(header("u=%2Fhome"))).hasValue("/home");
    assertThat(callbackUrl.read(header("u="))).isEmpty();
  }

  @Test
  void the_language_is_kept_for_a_year() {
    assertThat(language.write("de").header())
        .isEqualTo("gatehouse.lang=de; Max-Age=31536000; Path=/app; HttpOnly; SameSite=Lax");
    assertThat(language.read(header("gatehouse.lang=de"))).hasValue("de");
    assertThat(language.read(header("gatehouse.lang="))).isEmpty();
  }

  @Test
  void several_cookie_headers_are_read_as_one() {
    assertThat(RequestCookies.of(request(List.of("a=1", "b=2", "c=3")), Flavour.V5).names())
        .containsExactly("a", "b", "c");
    assertThat(RequestCookies.of(request(List.of("a=1")), Flavour.V5).value("a")).hasValue("1");
    assertThat(RequestCookies.of(request(List.of()), Flavour.V5).names()).isEmpty();
    assertThat(RequestCookies.of(request(null), Flavour.V5).names()).isEmpty();
  }

  @Test
  void the_largest_claim_is_named_first_with_its_bytes() {
    var claims = Json.parseObject("{\"a\":1,\"name\":\"äöü\",\"bc\":true}").orElseThrow();

    assertThat(TokenBudget.bytesByClaim(claims).toString()).isEqualTo("{name=16, bc=10, a=6}");
  }

  private static CookieHeader header(String text) {
    return CookieHeader.parse(text, Flavour.V5);
  }

  private static CookieConfig config(boolean secure) {
    return new CookieConfig("s", "c", "u", Optional.empty(), Optional.empty(), "Lax", 4, secure);
  }

  private static HttpServletRequest request(List<String> cookies) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            SmallCookiesTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                cookies == null ? null : Collections.enumeration(cookies));
  }
}
