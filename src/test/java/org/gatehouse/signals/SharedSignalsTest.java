package org.gatehouse.signals;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.Accounts;
import org.gatehouse.account.PeopleById;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.PushedToken;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.signals.ProviderSignal.Channel;
import org.gatehouse.signals.ProviderSignal.Result;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which security events are believed, what each changes, and what is reported of it. */
class SharedSignalsTest {
  private static final String SECRET = "stream-secret-8Hb5Vc2Xz9Lk6Jh3Gf0Ds";
  private static final String AUDIENCE = "https://portal.example.com/signals";
  private static final String BASE = "https://schemas.openid.net/secevent/";
  private static final String REVOKED = BASE + "caep/event-type/session-revoked";
  private static final String CREDENTIAL = BASE + "caep/event-type/credential-change";
  private static final String CLAIMS = BASE + "caep/event-type/token-claims-change";
  private static final String DISABLED = BASE + "risc/event-type/account-disabled";
  private static final String VERIFICATION = BASE + "ssf/event-type/verification";

  private final TestProvider provider = TestProvider.start(Shape.OIDC);
  private final Map<ProviderAccount, User> accounts = new HashMap<>();
  private final Map<String, User> verified = new HashMap<>();
  private final MemoryChanges changes = new MemoryChanges();
  private final List<Object> events = new ArrayList<>();
  private final SharedSignals signals = signals();

  SharedSignalsTest() {
    User ann = User.of("ann-id", "ann");
    accounts.put(new ProviderAccount("test", "oidc", "1001"), ann);
    accounts.put(new ProviderAccount("test", "oidc", "1002"), ann);
    accounts.put(new ProviderAccount("elsewhere", "oidc", "77"), ann);
    verified.put("ann@example.org", ann);
    verified.put("stranger@example.org", User.of("stranger-id", "stranger"));
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void a_revoked_session_ends_alone() {
    assertApplied(event(REVOKED).with("sub_id", opaque("there-1")), "session test there-1");
  }

  @Test
  void a_complex_subject_with_a_session_ends_that_one_and_spares_the_others() {
    JsonObject subject =
        complex().add("session", opaque("there-1")).add("user", iss("1001")).build();

    assertApplied(event(REVOKED).with("sub_id", subject), "session test there-1");
  }

  @Test
  void a_revocation_of_a_user_ends_what_came_by_his_account() {
    assertApplied(event(REVOKED).with("sub_id", iss("1001")), "account test 1001");
  }

  @Test
  void what_narrows_a_subject_and_is_not_known_here_ends_more_and_not_less() {
    JsonObject subject = complex().add("user", iss("1001")).add("device", opaque("d")).build();

    assertApplied(event(REVOKED).with("sub_id", subject), "account test 1001");
  }

  @Test
  void an_address_that_is_verified_here_names_all_accounts_of_the_provider() {
    submit(event(REVOKED).with("sub_id", email("ann@example.org")).signed());

    assertThat(changes.made).containsExactlyInAnyOrder("account test 1001", "account test 1002");
  }

  @Test
  void a_changed_credential_ends_every_session_of_the_user() {
    assertApplied(event(CREDENTIAL).with("sub_id", iss("1001")), "user ann-id");
    assertApplied(event(CREDENTIAL).with("sub_id", opaque("1002")), "user ann-id");
    JsonObject subject = complex().add("session", opaque("s")).add("user", iss("1001")).build();
    assertApplied(event(CREDENTIAL).with("sub_id", subject), "user ann-id");
  }

  @Test
  void changed_claims_are_read_again_and_end_nothing() {
    assertApplied(event(CLAIMS).with("sub_id", iss("1001")), "changed ann-id");
  }

  /** Who was disabled elsewhere may still come by a password of ours. */
  @Test
  void an_account_that_is_disabled_there_ends_its_sessions_and_nothing_of_ours() {
    assertApplied(event(DISABLED).with("sub_id", iss("1001")), "account test 1001");
  }

  @Test
  void a_verification_is_acknowledged_and_its_state_is_for_the_application() {
    JsonObject state = Json.createObjectBuilder().add("state", "tried by ops").build();
    String token = signal().event(VERIFICATION, state).signed();

    assertThat(submit(token)).isEqualTo(new Receipt.Accepted());
    assertThat(changes.made).isEmpty();
    assertThat(events)
        .containsExactly(
            new ProviderSignal(
                Channel.SHARED_SIGNALS,
                "okta",
                "verification",
                Result.NOTED,
                "",
                Optional.of("tried by ops")));
  }

  @Test
  void a_state_without_end_is_not_passed_on() {
    JsonObject state = Json.createObjectBuilder().add("state", "x".repeat(1025)).build();
    submit(signal().event(VERIFICATION, state).signed());

    assertThat(events).containsExactly(told("verification", Result.NOTED));
  }

  /** Its sender must not repeat it for ever, and new types must not break a stream. */
  @Test
  void an_event_of_a_type_that_is_not_known_is_acknowledged_and_changes_nothing() {
    String type = BASE + "caep/event-type/device-compliance-change";

    assertThat(submit(signal().event(type, JsonValue.EMPTY_JSON_OBJECT).signed()))
        .isEqualTo(new Receipt.Accepted());
    assertThat(changes.made).isEmpty();
    assertThat(events).containsExactly(told("unknown", Result.NOTED));
  }

  @Test
  void whether_somebody_is_known_here_cannot_be_found_out() {
    for (JsonObject subject :
        List.of(
            iss("9999"),
            opaque("9999"),
            email("nobody@example.org"),
            email("stranger@example.org"),
            Json.createObjectBuilder().add("format", "phone_number").build(),
            Json.createObjectBuilder().add("format", "iss_sub").add("iss", 5).build(),
            Json.createObjectBuilder(iss("1001")).add("iss", "https://elsewhere.example").build(),
            Json.createObjectBuilder().build(),
            complex().build(),
            complex().add("user", complex().add("user", iss("1001")).build()).build(),
            complex().add("tenant", opaque("1001")).build())) {
      events.clear();
      assertThat(submit(event(CREDENTIAL).with("sub_id", subject).signed()))
          .as(subject.toString())
          .isEqualTo(new Receipt.Accepted());
      assertThat(events).containsExactly(told("credential-change", Result.NOBODY));
    }
    assertThat(changes.made).isEmpty();
  }

  @Test
  void an_event_that_comes_again_is_acknowledged_and_changes_nothing() {
    String token = event(REVOKED).with("sub_id", opaque("there-1")).signed();
    submit(token);
    changes.made.clear();
    events.clear();

    assertThat(submit(token)).isEqualTo(new Receipt.Accepted());
    assertThat(changes.made).isEmpty();
    assertThat(events).containsExactly(told("session-revoked", Result.REPEATED));
  }

  @Test
  void an_event_is_remembered_for_as_long_as_it_would_pass() {
    submit(event(REVOKED).with("sub_id", opaque("there-1")).signed());

    assertThat(changes.messages.values())
        .allSatisfy(end -> assertThat(end).isAfter(Instant.now().plusSeconds(7 * 86_400)));
  }

  @Test
  void a_database_that_was_away_makes_no_repetition_of_the_second_try() {
    String token = event(REVOKED).with("sub_id", opaque("there-1")).signed();
    changes.away = true;
    assertThat(submit(token)).isEqualTo(new Receipt.Postponed());

    changes.away = false;
    submit(token);
    assertThat(changes.made).containsExactly("session test there-1");
  }

  @Test
  void keys_that_are_away_make_the_transmitter_try_again() {
    provider.mode(Mode.JWKS_500);

    assertThat(submit(event(REVOKED).with("sub_id", opaque("x")).signed()))
        .isEqualTo(new Receipt.Postponed());
    assertThat(changes.made).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic c3RyZWFt",
        SECRET,
        "Bearer " + SECRET + "x",
        "Bearer stream-secret-8Hb5Vc2Xz9Lk6Jh3Gf0D"
      })
  void who_does_not_have_the_secret_is_refused_before_his_token_is_read(String header) {
    String token = event(REVOKED).with("sub_id", opaque("there-1")).signed();

    assertRefused(
        signals.receive("okta", Optional.of(header), Optional.of(token)),
        "authentication_failed",
        "AUTHENTICATION");
    assertThat(provider.calls("/jwks")).isZero();
  }

  @Test
  void a_request_without_a_header_is_refused() {
    assertRefused(
        signals.receive("okta", Optional.empty(), Optional.empty()),
        "authentication_failed",
        "AUTHENTICATION");
  }

  @Test
  void a_stream_that_is_not_there_is_unknown() {
    assertThat(signals.receive("other", Optional.of("Bearer " + SECRET), Optional.empty()))
        .isEqualTo(new Receipt.Unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "logout+jwt", "at+jwt"})
  void a_token_of_another_kind_is_no_event(String type) {
    assertRefused(revoked().type(type).signed(), "invalid_request", "TYPE");
  }

  @Test
  void an_event_must_say_what_it_is() {
    assertRefused(revoked().untyped().signed(), "invalid_request", "TYPE");
  }

  @Test
  void a_signature_that_proves_nothing_is_refused() {
    assertRefused(revoked().unsigned(), "invalid_request", "MALFORMED");
    assertRefused(revoked().symmetric(), "invalid_key", "KEY");
    assertRefused(revoked().symmetric(SECRET), "invalid_key", "KEY");
    assertRefused(revoked().damaged(), "invalid_key", "KEY");
    assertRefused(revoked().forged(), "invalid_key", "KEY");
    assertRefused(revoked().selfMade(), "invalid_key", "KEY");
    assertRefused(revoked().changed("jti", "another"), "invalid_key", "KEY");
  }

  @Test
  void an_event_of_another_transmitter_or_for_another_receiver_is_refused() {
    assertRefused(
        revoked().with("iss", "https://elsewhere.example").signed(), "invalid_issuer", "ISSUER");
    assertRefused(revoked().without("iss").signed(), "invalid_issuer", "ISSUER");
    assertRefused(revoked().with("aud", "other").signed(), "invalid_audience", "AUDIENCE");
    assertRefused(revoked().without("aud").signed(), "invalid_audience", "AUDIENCE");
  }

  @ParameterizedTest
  @CsvSource({"iat, 90", "iat, -604900", "exp, 300", "nbf, 90"})
  void times_that_cannot_be_are_refused(String claim, long seconds) {
    assertRefused(revoked().at(claim, seconds).signed(), "invalid_request", "TIME");
  }

  @Test
  void an_event_that_had_to_wait_for_days_still_counts() {
    assertApplied(revoked().at("iat", -6 * 86_400), "session test there-1");
  }

  @Test
  void a_time_of_the_event_in_whatever_unit_spares_nobody() {
    JsonObject late = Json.createObjectBuilder().add("event_timestamp", 1615304991000L).build();

    assertApplied(
        signal().event(REVOKED, late).with("sub_id", opaque("there-1")), "session test there-1");
  }

  @Test
  void an_event_without_an_id_could_not_be_told_from_its_copy() {
    assertRefused(revoked().without("jti").signed(), "invalid_request", "ID");
    assertRefused(revoked().with("jti", "x".repeat(257)).signed(), "invalid_request", "ID");
  }

  @Test
  void a_token_without_exactly_one_event_is_refused() {
    JsonObject empty = JsonValue.EMPTY_JSON_OBJECT;
    JsonObject two = Json.createObjectBuilder().add(REVOKED, empty).add(DISABLED, empty).build();
    assertRefused(revoked().without("events").signed(), "invalid_request", "EVENT");
    assertRefused(revoked().with("events", empty).signed(), "invalid_request", "EVENT");
    assertRefused(revoked().with("events", REVOKED).signed(), "invalid_request", "EVENT");
    assertRefused(revoked().with("events", two).signed(), "invalid_request", "EVENT");
    JsonObject noObject = Json.createObjectBuilder().add(REVOKED, 1).build();
    assertRefused(revoked().with("events", noObject).signed(), "invalid_request", "EVENT");
  }

  @Test
  void an_event_names_its_subject_in_sub_id_and_nowhere_else() {
    assertRefused(revoked().without("sub_id").signed(), "invalid_request", "SUBJECT");
    assertRefused(revoked().with("sub_id", "1001").signed(), "invalid_request", "SUBJECT");
    assertRefused(revoked().with("sub", "1001").signed(), "invalid_request", "SUBJECT");
    JsonObject former = Json.createObjectBuilder().add("subject", iss("1001")).build();
    assertRefused(signal().event(REVOKED, former).signed(), "invalid_request", "SUBJECT");
    assertRefused(
        signal().event(REVOKED, former).with("sub_id", iss("1002")).signed(),
        "invalid_request",
        "SUBJECT");
    assertApplied(signal().event(REVOKED, former).with("sub_id", iss("1001")), "account test 1001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "{}"})
  void what_is_no_token_is_refused(String body) {
    assertRefused(body, "invalid_request", "MALFORMED");
  }

  @Test
  void a_body_that_cannot_be_a_token_is_refused() {
    assertRefused(
        signals.receive("okta", Optional.of("Bearer " + SECRET), Optional.empty()),
        "invalid_request",
        "MALFORMED");
    assertRefused(
        revoked().with("more", "x".repeat(16_384)).signed(), "invalid_request", "MALFORMED");
  }

  private void assertApplied(PushedToken token, String change) {
    changes.made.clear();
    events.clear();
    assertThat(submit(token.signed())).isEqualTo(new Receipt.Accepted());
    assertThat(changes.made).containsExactly(change);
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            ProviderSignal.class, told -> assertThat(told.result()).isEqualTo(Result.APPLIED));
  }

  private void assertRefused(String token, String error, String detail) {
    assertRefused(submit(token), error, detail);
  }

  private void assertRefused(Receipt receipt, String error, String detail) {
    assertThat(receipt)
        .isInstanceOfSatisfying(
            Receipt.Refused.class, refused -> assertThat(refused.error()).isEqualTo(error));
    assertThat(changes.made).isEmpty();
    assertThat(changes.messages).isEmpty();
    assertThat(events)
        .containsExactly(
            new ProviderSignal(
                Channel.SHARED_SIGNALS, "okta", "", Result.REFUSED, detail, Optional.empty()));
    events.clear();
  }

  private PushedToken revoked() {
    return event(REVOKED).with("sub_id", opaque("there-1"));
  }

  private PushedToken event(String type) {
    return signal().event(type, JsonValue.EMPTY_JSON_OBJECT);
  }

  private PushedToken signal() {
    return provider.signal(AUDIENCE);
  }

  private Receipt submit(String token) {
    return signals.receive("okta", Optional.of("Bearer " + SECRET), Optional.of(token));
  }

  private JsonObject iss(String sub) {
    return Json.createObjectBuilder()
        .add("format", "iss_sub")
        .add("iss", provider.issuer())
        .add("sub", sub)
        .build();
  }

  private static JsonObject opaque(String id) {
    return Json.createObjectBuilder().add("format", "opaque").add("id", id).build();
  }

  private static JsonObject email(String address) {
    return Json.createObjectBuilder().add("format", "email").add("email", address).build();
  }

  private static JsonObjectBuilder complex() {
    return Json.createObjectBuilder().add("format", "complex");
  }

  private static ProviderSignal told(String type, Result result) {
    return new ProviderSignal(Channel.SHARED_SIGNALS, "okta", type, result, "", Optional.empty());
  }

  private SharedSignals signals() {
    var config =
        TestConfig.development(
            "auth.secret",
            "fine-secret-2Wq4Er6Ty8Ui0Op1As3Df",
            "auth.providers",
            "test",
            "auth.test.id",
            TestProvider.CLIENT_ID,
            "auth.test.issuer",
            provider.issuer(),
            "auth.signals",
            "okta",
            "auth.signals.okta.issuer",
            provider.issuer(),
            "auth.signals.okta.audience",
            AUDIENCE,
            "auth.signals.okta.jwks-uri",
            provider.issuer() + "/jwks",
            "auth.signals.okta.provider",
            "test",
            "auth.signals.okta.secret",
            SECRET);
    return new SharedSignals(
        config.signals(),
        new Subjects(new MemoryAccounts(), new MemoryPeople()),
        changes,
        events::add,
        Clock.systemUTC());
  }

  private final class MemoryAccounts extends Accounts {
    @Override
    public Optional<User> userOf(ProviderAccount account) {
      return accounts.entrySet().stream()
          .filter(entry -> entry.getKey().provider().equals(account.provider()))
          .filter(entry -> entry.getKey().providerAccountId().equals(account.providerAccountId()))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    @Override
    public List<ProviderAccount> of(String userId) {
      return accounts.entrySet().stream()
          .filter(entry -> entry.getValue().id().equals(userId))
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  private final class MemoryPeople implements PeopleById {
    @Override
    public Optional<User> byId(String id) {
      return Optional.empty();
    }

    @Override
    public Optional<User> byVerifiedEmail(String email) {
      return Optional.ofNullable(verified.get(email));
    }
  }
}
