package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.PushedToken;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.provider.oauth.EventTokenException.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which logout tokens of a provider are believed, and what they say (SEC-262). */
class LogoutTokenTest {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private final TestProvider provider = TestProvider.start(Shape.OIDC);
  private final OAuthClient client = Relying.on(provider).client();

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void a_session_that_the_provider_names_is_the_one_that_ends() throws EventTokenException {
    ProviderLogout logout =
        client.logout(token().with("sub", "1001").with("jti", "token-1").signed());

    assertThat(logout.session()).hasValue("there-1");
    assertThat(logout.account()).as("not every session of the account").isEmpty();
    assertThat(logout.id()).isEqualTo("token-1");
  }

  @Test
  void without_a_session_all_of_the_account_end() throws EventTokenException {
    ProviderLogout logout = client.logout(token().without("sid").with("sub", "1001").signed());

    assertThat(logout.session()).isEmpty();
    assertThat(logout.account()).hasValue("1001");
  }

  @Test
  void the_longest_ids_that_are_kept_are_read() throws EventTokenException {
    String sid = "x".repeat(128);
    String jti = "x".repeat(256);

    ProviderLogout logout = client.logout(token().with("sid", sid).with("jti", jti).signed());
    assertThat(logout.session()).hasValue(sid);
    assertThat(logout.id()).isEqualTo(jti);
  }

  @Test
  void a_session_whose_id_no_token_of_ours_keeps_ends_with_the_account()
      throws EventTokenException {
    String sid = "x".repeat(129);

    assertThat(client.logout(token().with("sid", sid).with("sub", "1001").signed()).account())
        .hasValue("1001");
    assertThat(fault(token().with("sid", sid).signed())).isEqualTo(Fault.SUBJECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logout+jwt", "LOGOUT+JWT", "application/logout+jwt", "JWT"})
  void a_token_of_the_right_type_in_any_spelling_is_read(String type) throws EventTokenException {
    assertThat(client.logout(token().type(type).signed()).session()).isPresent();
  }

  @Test
  void a_token_without_a_type_is_read_as_the_specification_allows() throws EventTokenException {
    assertThat(client.logout(token().untyped().signed()).session()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "secevent+jwt", "dpop+jwt", "application/jose", "logout"})
  void a_token_of_another_kind_does_not_pass(String type) {
    assertThat(fault(token().type(type).signed())).isEqualTo(Fault.TYPE);
  }

  @Test
  void an_id_token_does_not_pass_even_without_its_nonce() {
    String idToken =
        token().type("JWT").without("events").without("jti").with("sub", "1001").signed();
    assertThat(fault(idToken)).isEqualTo(Fault.ID);
    assertThat(fault(token().type("JWT").without("events").signed())).isEqualTo(Fault.EVENT);
  }

  @Test
  void a_token_with_a_nonce_could_be_an_id_token() {
    assertThat(fault(token().with("nonce", "n").signed())).isEqualTo(Fault.NONCE);
    assertThat(fault(token().with("nonce", JsonValue.NULL).signed())).isEqualTo(Fault.NONCE);
  }

  @Test
  void a_token_without_a_signature_does_not_pass() {
    assertThat(fault(token().unsigned())).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void the_public_key_is_no_secret_to_sign_with() {
    assertThat(fault(token().symmetric())).isEqualTo(Fault.KEY);
    assertThat(fault(token().symmetric(TestProvider.CLIENT_SECRET))).isEqualTo(Fault.KEY);
  }

  @Test
  void a_signature_by_another_key_does_not_pass() {
    assertThat(fault(token().forged())).isEqualTo(Fault.KEY);
    assertThat(fault(token().selfMade())).isEqualTo(Fault.KEY);
    assertThat(fault(token().damaged())).isEqualTo(Fault.KEY);
    assertThat(fault(token().changed("sid", "there-2"))).isEqualTo(Fault.KEY);
  }

  @Test
  void a_header_that_must_be_understood_is_not_skipped() {
    JsonValue critical = Json.createArrayBuilder().add("new").build();
    String token = token().header("new", JsonValue.TRUE).header("crit", critical).signed();

    assertThat(fault(token)).isEqualTo(Fault.KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a.b.c", "a.b.c.d.e", "not a token", "e30.e30.", "e30.e30.e30"})
  void what_is_no_token_does_not_pass(String text) {
    assertThat(fault(text)).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void a_token_without_end_is_not_read() {
    assertThat(fault(token().with("more", "x".repeat(16_384)).signed())).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void a_token_of_another_issuer_does_not_pass() {
    assertThat(fault(token().with("iss", "https://elsewhere.example").signed()))
        .isEqualTo(Fault.ISSUER);
    assertThat(fault(token().with("iss", provider.issuer() + "/").signed()))
        .isEqualTo(Fault.ISSUER);
    assertThat(fault(token().without("iss").signed())).isEqualTo(Fault.ISSUER);
  }

  @Test
  void a_token_for_another_client_does_not_pass() {
    assertThat(fault(token().with("aud", "another-client").signed())).isEqualTo(Fault.AUDIENCE);
    assertThat(fault(token().without("aud").signed())).isEqualTo(Fault.AUDIENCE);
    JsonValue others = Json.createArrayBuilder().add("a").add(7).build();
    assertThat(fault(token().with("aud", others).signed())).isEqualTo(Fault.AUDIENCE);
  }

  @Test
  void a_token_for_several_clients_is_for_us_too() throws EventTokenException {
    JsonValue several =
        Json.createArrayBuilder().add("another").add(TestProvider.CLIENT_ID).build();

    assertThat(client.logout(token().with("aud", several).signed()).session()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"iat, -310", "iat, 90", "exp, -90", "nbf, 90"})
  void a_token_that_is_not_of_now_does_not_pass(String claim, long seconds) {
    assertThat(fault(token().at(claim, seconds).signed())).isEqualTo(Fault.TIME);
  }

  @ParameterizedTest
  @CsvSource({"iat, -290", "iat, 30", "exp, -30", "nbf, 30"})
  void clocks_may_differ_by_half_a_minute(String claim, long seconds) throws EventTokenException {
    assertThat(client.logout(token().at(claim, seconds).signed()).session()).isPresent();
  }

  @Test
  void a_token_that_does_not_say_when_does_not_pass() {
    assertThat(fault(token().without("iat").signed())).isEqualTo(Fault.TIME);
    assertThat(fault(token().with("iat", "now").signed())).isEqualTo(Fault.TIME);
    assertThat(fault(token().with("exp", "never").signed())).isEqualTo(Fault.TIME);
    assertThat(fault(token().with("nbf", JsonValue.TRUE).signed())).isEqualTo(Fault.TIME);
    JsonValue far = Json.createValue(new java.math.BigDecimal("1e400"));
    assertThat(fault(token().with("iat", far).signed())).isEqualTo(Fault.TIME);
  }

  @Test
  void a_token_without_exp_is_bounded_by_its_age() throws EventTokenException {
    long before = Instant.now().getEpochSecond();
    ProviderLogout logout = client.logout(token().without("exp").signed());

    assertThat(logout.forgettable()).isAfter(Instant.ofEpochSecond(before + 300));
  }

  @Test
  void a_token_without_an_id_could_be_played_again() {
    assertThat(fault(token().without("jti").signed())).isEqualTo(Fault.ID);
    assertThat(fault(token().with("jti", "").signed())).isEqualTo(Fault.ID);
    assertThat(fault(token().with("jti", Json.createValue(7)).signed())).isEqualTo(Fault.ID);
    assertThat(fault(token().with("jti", "x".repeat(257)).signed())).isEqualTo(Fault.ID);
  }

  @Test
  void a_token_that_tells_of_no_logout_does_not_pass() {
    JsonObject empty = JsonValue.EMPTY_JSON_OBJECT;
    assertThat(fault(token().without("events").signed())).isEqualTo(Fault.EVENT);
    assertThat(fault(token().with("events", EVENT).signed())).isEqualTo(Fault.EVENT);
    assertThat(fault(token().with("events", empty).signed())).isEqualTo(Fault.EVENT);
    assertThat(fault(token().event(EVENT + "/", empty).signed())).isEqualTo(Fault.EVENT);
    JsonValue noObject = Json.createObjectBuilder().add(EVENT, true).build();
    assertThat(fault(token().with("events", noObject).signed())).isEqualTo(Fault.EVENT);
  }

  /** Keycloak adds one where offline sessions end too. */
  @Test
  void a_further_member_of_events_does_no_harm() throws EventTokenException {
    JsonValue events =
        Json.createObjectBuilder()
            .add(EVENT, JsonValue.EMPTY_JSON_OBJECT)
            .add("revoke_offline_access", true)
            .build();

    assertThat(client.logout(token().with("events", events).signed()).session()).isPresent();
  }

  @Test
  void a_token_that_names_nobody_does_not_pass() {
    assertThat(fault(token().without("sid").signed())).isEqualTo(Fault.SUBJECT);
    assertThat(fault(token().with("sid", "").signed())).isEqualTo(Fault.SUBJECT);
    assertThat(fault(token().with("sid", JsonValue.NULL).signed())).isEqualTo(Fault.SUBJECT);
    assertThat(fault(token().with("sub", Json.createValue(7)).signed())).isEqualTo(Fault.SUBJECT);
    assertThat(fault(token().without("sid").with("sub", "x".repeat(201)).signed()))
        .isEqualTo(Fault.SUBJECT);
  }

  @ParameterizedTest
  @EnumSource(names = {"JWKS_500", "JWKS_HUGE"})
  void keys_that_cannot_be_read_are_no_reason_to_believe_or_to_refuse(Mode mode)
      throws EventTokenException {
    provider.mode(mode);
    assertThat(fault(token().signed())).isEqualTo(Fault.KEYS_UNREACHABLE);

    provider.mode(Mode.GOOD);
    assertThat(client.logout(token().signed()).session()).isPresent();
  }

  @Test
  void a_provider_that_cannot_be_discovered_is_asked_again_later() {
    provider.mode(Mode.DISCOVERY_500);

    assertThat(fault(token().signed())).isEqualTo(Fault.KEYS_UNREACHABLE);
  }

  @Test
  void a_new_key_of_the_provider_is_read_once() throws EventTokenException {
    client.logout(token().signed());
    provider.rotateKeys();

    assertThat(client.logout(token().signed()).session()).isPresent();
    assertThat(provider.calls("/jwks")).isEqualTo(2);
  }

  @Test
  void strangers_with_unknown_keys_cannot_use_up_the_calls_of_sign_ins() throws OAuthException {
    for (int i = 0; i < 10; i++) {
      assertThat(fault(token().unknown())).isIn(Fault.KEY, Fault.KEYS_UNREACHABLE);
    }
    assertThat(provider.calls("/jwks")).isEqualTo(2);
    provider.rotateKeys();

    assertThat(new Relying(client).signIn().profile().id()).isEqualTo("1001");
  }

  @Test
  void a_hostile_payload_is_refused_and_not_thrown() {
    JsonValue deep = JsonValue.EMPTY_JSON_ARRAY;
    for (int i = 0; i < 100; i++) {
      deep = Json.createArrayBuilder().add(deep).build();
    }

    assertThat(fault(token().with("more", deep).signed())).isEqualTo(Fault.MALFORMED);
    assertThat(fault(token().header("kid", JsonValue.EMPTY_JSON_OBJECT).signed()))
        .isEqualTo(Fault.MALFORMED);
  }

  private PushedToken token() {
    return provider.logoutToken().with("sid", "there-1");
  }

  private Fault fault(String token) {
    EventTokenException refusal =
        catchThrowableOfType(EventTokenException.class, () -> client.logout(token));
    assertThat(refusal).as("the refusal").isNotNull();
    return refusal.fault();
  }
}
