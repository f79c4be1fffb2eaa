package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to a provider and back: checks, tabs, replays, errors. */
class FlowIT {
  private static final String COOKIE = "authjs.session-token";
  private final LibertyServer server = OAuthServer.get();
  private final Http browser = new Http(server.base());

  @BeforeEach
  void behave() {
    OAuthServer.MAIN.startOver(Person.of("pat"));
    OAuthServer.OTHER.startOver(Person.of("olga"));
  }

  @Test
  void SEC_230_a_person_signs_in_and_comes_back_to_the_page_asked_for() {
    Answer answer = Trip.signIn(browser, "badop", "/api/me");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).isEqualTo(server.base() + "/api/me");
    Answer me = browser.get("/api/me");
    String access =
        SealedSession.claims(browser, OAuthServer.SECRET).text("access_token").orElseThrow();
    assertThat(browser.session().text()).doesNotContain("accessToken").doesNotContain(access);
    assertThat(me.object().getString("name")).isEqualTo("Pat pat");
    assertThat(me.object().getString("role")).isEqualTo("CUSTOMER");
  }

  @Test
  void A15_a_resource_asks_the_providers_API_for_its_user_and_shows_no_token() {
    Trip.signIn(browser, "badop", "/");
    String access =
        SealedSession.claims(browser, OAuthServer.SECRET).text("access_token").orElseThrow();
    Answer answer = browser.get("/api/provider-api");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.object().getString("email")).isEqualTo("pat@people.example");
    assertThat(answer.text()).doesNotContain(access);
    assertThat(browser.fresh().get("/api/provider-api").status()).isEqualTo(401);
  }

  /** Another provider's token at this address would be a leak. */
  @Test
  void A15_a_token_is_never_shown_to_the_API_of_another_provider() {
    Trip.signIn(browser, "other", "/");
    int before = OAuthServer.MAIN.calls("/userinfo");
    Answer answer = browser.get("/api/provider-api");

    assertThat(answer.object().getString("code")).isEqualTo("NoProviderToken");
    assertThat(OAuthServer.MAIN.calls("/userinfo")).isEqualTo(before);
  }

  @Test
  void SEC_250_the_request_has_fresh_state_and_nonce_and_PKCE_by_S256() {
    Trip.visit(Trip.start(browser, "badop", "/").location());
    Map<String, String> first = OAuthServer.MAIN.lastAuthorization();
    Trip.visit(Trip.start(browser, "badop", "/").location());
    Map<String, String> second = OAuthServer.MAIN.lastAuthorization();

    assertThat(first)
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("scope", "openid profile email")
        .containsEntry("redirect_uri", server.base() + "/api/auth/callback/badop");
    for (String name : new String[] {"state", "nonce", "code_challenge"}) {
      assertThat(first.get(name)).hasSize(43).isNotEqualTo(second.get(name));
    }
  }

  @Test
  void parameters_of_the_application_reach_the_provider_and_those_of_the_protocol_do_not() {
    Answer start =
        browser.postForm(
            "/api/auth/signin/google?login_hint=pat&redirect_uri=https://evil.example&state=x&scope=all&nonce=n",
            Map.of("csrfToken", browser.csrf()));
    Trip.visit(start.location());

    assertThat(OAuthServer.MAIN.lastAuthorization())
        .containsEntry("login_hint", "pat")
        .containsEntry("prompt", "consent")
        .containsEntry("access_type", "offline")
        .containsEntry("redirect_uri", server.base() + "/api/auth/callback/google")
        .containsEntry("scope", "openid profile email");
    assertThat(OAuthServer.MAIN.lastAuthorization().get("state")).hasSize(43);
  }

  @Test
  void SEC_251_a_GET_starts_no_flow_and_a_POST_without_the_token_neither() {
    assertThat(browser.get("/api/auth/signin/badop").location()).endsWith("error=Configuration");
    Answer post = browser.postForm("/api/auth/signin/badop", Map.of());

    assertThat(post.location()).endsWith("error=MissingCSRF");
    assertThat(browser.cookieHeader()).doesNotContain("authjs.state");
  }

  @ParameterizedTest
  @CsvSource({"STATE_LONGER", "STATE_MISSING", "ISS_PARAMETER_WRONG", "ISS_PARAMETER_MISSING"})
  void SEC_239_SEC_240_a_state_or_an_issuer_that_does_not_fit_is_refused(Mode mode) {
    OAuthServer.MAIN.mode(mode);

    assertRefused(Trip.signIn(browser, "badop", "/"), "error?error=Configuration");
  }

  @Test
  void SEC_239_a_callback_without_the_cookies_or_with_those_of_another_attempt_is_refused() {
    String callback = Trip.visit(Trip.start(browser, "badop", "/").location());
    Http stranger = browser.fresh();
    Trip.start(stranger, "badop", "/");

    assertThat(Trip.follow(stranger, callback).location()).endsWith("error=Configuration");
    assertThat(stranger.cookie(COOKIE)).isEmpty();
    assertThat(Trip.follow(browser.fresh(), callback).location()).endsWith("error=Configuration");
  }

  @Test
  void SEC_241_cookies_made_for_one_provider_are_worth_nothing_at_the_callback_of_another() {
    OAuthServer.OTHER.startOver(Person.of("otto"));
    String callback = Trip.visit(Trip.start(browser, "badop", "/").location());

    assertRefused(
        Trip.follow(browser, callback.replace("/callback/badop", "/callback/other")),
        "error?error=Configuration");
    assertThat(OAuthServer.OTHER.calls("/token")).as("the code reached another").isZero();
  }

  @Test
  void SEC_242_the_same_callback_with_the_cookies_of_before_makes_no_second_session() {
    String callback = Trip.visit(Trip.start(browser, "badop", "/").location());
    Http thief = browser.fresh();
    for (String pair : browser.cookieHeader().split("; ")) {
      thief.setCookie(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    Trip.follow(browser, callback);

    assertThat(browser.cookie(COOKIE)).isPresent();
    assertRefused(Trip.follow(thief, callback), "error?error=Configuration", thief);
    assertThat(OAuthServer.MAIN.calls("/token")).as("the code was tried again").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void SEC_243_check_cookies_live_fifteen_minutes_and_go_after_success_and_failure(boolean good) {
    Answer start = Trip.start(browser, "badop", "/");
    assertThat(start.headers("Set-Cookie"))
        .filteredOn(line -> line.contains("authjs.state.") || line.contains("authjs.pkce"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("Max-Age=900", "HttpOnly", "SameSite=Lax"));
    OAuthServer.MAIN.mode(good ? Mode.GOOD : Mode.NONCE_WRONG);
    Trip.follow(browser, Trip.visit(start.location()));

    assertThat(browser.cookieHeader()).doesNotContain("state.", "pkce.", "nonce.");
    assertThat(browser.cookie(COOKIE).isPresent()).isEqualTo(good);
  }

  @Test
  void C07_two_tabs_start_and_both_finish_each_at_its_own_page() {
    Answer first = Trip.start(browser, "badop", "/first");
    Answer second = Trip.start(browser, "badop", "/second");

    assertThat(Trip.follow(browser, Trip.visit(second.location())).location()).endsWith("/second");
    assertThat(Trip.follow(browser, Trip.visit(first.location())).location()).endsWith("/first");
    assertThat(browser.session().object().getJsonObject("user").getString("name"))
        .isEqualTo("Pat pat");
  }

  @Test
  void C07_a_late_callback_of_somebody_signed_in_goes_to_its_target() {
    String callback = Trip.visit(Trip.start(browser, "badop", "/api/me").location());
    Trip.follow(browser, callback);
    String session = browser.cookie(COOKIE).orElseThrow();

    assertThat(Trip.follow(browser, callback).location()).isEqualTo(server.base() + "/api/me");
    assertThat(browser.cookie(COOKIE)).hasValue(session);
  }

  @Test
  void B02_five_attempts_are_kept_and_the_oldest_goes_when_a_sixth_starts() {
    String oldest = Trip.visit(Trip.start(browser, "badop", "/").location());
    for (int i = 0; i < 5; i++) {
      Trip.start(browser, "badop", "/");
    }
    long kept =
        java.util.Arrays.stream(browser.cookieHeader().split("; "))
            .filter(cookie -> cookie.startsWith("authjs.state."))
            .count();

    assertThat(kept).isEqualTo(5);
    assertThat(browser.cookieHeader().length()).isLessThan(16_000);
    assertThat(oldest).isNotEmpty();
  }

  @Test
  void SEC_252_an_error_of_the_provider_is_named_by_its_code_only() {
    OAuthServer.MAIN.mode(Mode.ACCESS_DENIED);
    Answer answer = Trip.signIn(browser, "badop", "/");

    assertRefused(answer, "signin?error=OAuthCallbackError");
    assertThat(Trip.follow(browser, answer.location()).text())
        .contains("did not sign you in")
        .doesNotContain("alert(1)");
  }

  @ParameterizedTest
  @CsvSource({"TOKEN_500", "TOKEN_HTML_ERROR", "TOKEN_REDIRECT_307", "TOKEN_SLOW", "TOKEN_HUGE"})
  void SEC_238_a_token_endpoint_that_fails_is_a_clean_error_and_others_are_served(Mode mode) {
    String callback = Trip.visit(Trip.start(browser, "badop", "/").location());
    OAuthServer.MAIN.mode(mode);
    var pending =
        java.util.concurrent.CompletableFuture.supplyAsync(() -> Trip.follow(browser, callback));

    assertThat(new Http(server.base()).signIn("customer").status()).isEqualTo(200);
    assertRefused(pending.join(), "error?error=Configuration");
  }

  @Test
  void the_browser_client_gets_the_address_of_the_provider_as_JSON() {
    Answer answer =
        browser.postForm(
            "/api/auth/signin/badop",
            Map.of("csrfToken", browser.csrf(), "callbackUrl", "/"),
            Map.of("X-Auth-Return-Redirect", "1"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.url()).startsWith(OAuthServer.MAIN.issuer() + "/authorize?");
    assertThat(browser.get("/api/auth/providers").object().getJsonObject("badop").getString("type"))
        .isEqualTo("oidc");
  }

  @Test
  void B04_sign_out_leads_to_the_provider_and_back_where_configured() {
    Trip.signIn(browser, "badop", "/");
    Answer out =
        browser.postForm(
            "/api/auth/signout", Map.of("csrfToken", browser.csrf(), "callbackUrl", "/"));

    assertThat(out.location())
        .startsWith(OAuthServer.MAIN.issuer() + "/end-session?client_id=gatehouse&id_token_hint=ey")
        .contains("&post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A");
    assertThat(browser.cookie(COOKIE)).isEmpty();
    Http other = browser.fresh();
    Trip.signIn(other, "other", "/");
    assertThat(other.postForm("/api/auth/signout", Map.of("csrfToken", other.csrf())).location())
        .startsWith(server.base().toString());
  }

  @Test
  void the_sign_in_page_offers_the_providers_and_its_policy_lets_their_forms_through() {
    Answer page = browser.get("/api/auth/signin?callbackUrl=%2Fapi%2Fme");

    assertThat(page.text())
        .contains("Sign in with GitHub", "Sign in with Google", "/api/auth/signin/badop");
    assertThat(page.header("Content-Security-Policy").orElse(""))
        .contains("form-action 'self' ", OAuthServer.MAIN.issuer(), OAuthServer.GITHUB.issuer());
  }

  private void assertRefused(Answer answer, String page) {
    assertRefused(answer, page, browser);
  }

  private void assertRefused(Answer answer, String page, Http who) {
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).isEqualTo(server.base() + "/api/auth/" + page);
    assertThat(who.cookie(COOKIE)).isEmpty();
  }
}
