package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.Accounts;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.account.User;
import org.gatehouse.application.SignInWays;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SignInContext;
import org.gatehouse.callback.SignInDecision;
import org.gatehouse.callback.Trigger;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.harness.Injected;
import org.gatehouse.json.Json;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.ProofFailedException;
import org.gatehouse.provider.ProofFailedException.Why;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-in by a form and by a visit, each way it can end. */
class SignInFlowTest {
  private SignInDecision decision = SignInDecision.allow();
  private RuntimeException callbackFails;
  private RuntimeException jwtFails;
  private boolean noSession;
  private String padding = "";
  private JwtContext told;
  private SignInContext asked;

  private final SignInHouse house =
      new SignInHouse(
          new MemoryCore.Quiet() {
            @Override
            public SignInDecision signIn(SignInContext context) {
              if (callbackFails != null) {
                throw callbackFails;
              }
              asked = context;
              return decision;
            }

            @Override
            public Optional<Claims> jwt(JwtContext context) {
              if (context.user().isEmpty()) {
                return Optional.of(context.token());
              }
              told = context;
              if (jwtFails != null) {
                throw jwtFails;
              }
              return noSession
                  ? Optional.empty()
                  : Optional.of(
                      context
                          .token()
                          .with("pad", padding)
                          .with("began", "of the callback")
                          .with("provider_sid", "of the callback"));
            }
          },
          "auth.default-role",
          "USER",
          "auth.credentials.shown",
          "username,department");

  @Test
  void the_right_password_makes_a_session_that_says_how_and_when() {
    SignInResult result = house.form("right");
    Claims claims = claims(result);

    assertThat(claims.subject()).hasValue("new");
    assertThat(claims.texts("amr")).containsExactly("pwd");
    assertThat(claims.instant("auth_time")).hasValue(house.core.clock.instant());
    assertThat(claims.has("began")).isFalse();
    assertThat(claims.has("remember")).isFalse();
    assertThat(((SignInResult.SignedIn) result).created()).isFalse();
    assertThat(house.events).containsExactly(new SignedIn(house.described, SignInHouse.FORM));
    assertThat(told.trigger()).hasValue(Trigger.SIGN_IN);
  }

  @Test
  void the_guard_of_a_form_sees_the_fields_that_are_named_and_no_password() {
    house.form("right", "username", "ann", "department", "sales", "csrfToken", "t", "card", "4111");

    assertThat(asked.credentials()).isEqualTo(Map.of("username", "ann", "department", "sales"));
    assertThat(asked.profile()).isEmpty();
    assertThat(asked.toString()).doesNotContain("ann").doesNotContain("sales");
    assertThatThrownBy(() -> asked.credentials().put("username", "bob"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_field_too_long_for_a_name_is_not_shown_to_the_guard() {
    house.form("right", "username", "a".repeat(1000), "department", "s".repeat(1001));

    assertThat(asked.credentials()).containsOnlyKeys("username");
  }

  @Test
  void the_guard_of_a_visit_sees_what_the_provider_said() {
    house.profile = Json.parseObject("{\"hd\":\"corp.example\"}");
    house.visit(false, "", "");

    assertThat(asked.profile().orElseThrow().getString("hd")).isEqualTo("corp.example");
    assertThat(asked.credentials()).isEmpty();
  }

  @Test
  void a_session_that_is_not_to_be_remembered_ends_with_the_browser() {
    SignInResult.SignedIn result = (SignInResult.SignedIn) house.form("right", "remember", "no");

    assertThat(claims(result).toJson().get("remember")).isEqualTo(JsonValue.FALSE);
    assertThat(result.cookies().get(0).expires()).isEmpty();
    SignInResult.SignedIn other = (SignInResult.SignedIn) house.form("right", "remember", "on");
    assertThat(other.cookies().get(0).expires()).isPresent();
  }

  @Test
  void what_is_known_of_the_user_is_in_the_token() {
    house.described =
        new User(
            "id",
            "ann",
            Optional.of("Ann"),
            Optional.of("ann@example.org"),
            true,
            Optional.of("https://example.org/ann.png"),
            Optional.empty(),
            false,
            Map.of());
    Claims claims = claims(house.form("right"));

    assertThat(claims.text("name")).hasValue("Ann");
    assertThat(claims.text("email")).hasValue("ann@example.org");
    assertThat(claims.text("picture")).hasValue("https://example.org/ann.png");
  }

  @ParameterizedTest
  @CsvSource({
    "wrong, CREDENTIALS_SIGNIN, form",
    "coded, CREDENTIALS_SIGNIN, otp",
    "down, UNAVAILABLE,",
    "no database, UNAVAILABLE,",
    "odd, CONFIGURATION,"
  })
  void a_form_that_proves_nobody_says_why(String password, SignInError error, String code) {
    SignInResult.Refused refused = (SignInResult.Refused) house.form(password);

    assertThat(refused.error()).isEqualTo(error);
    assertThat(refused.code()).isEqualTo(Optional.ofNullable(code));
    assertThat(refused.provider()).isEqualTo(Optional.ofNullable(code).map(c -> "form"));
    assertThat(house.events).isEmpty();
  }

  @Test
  void a_form_that_is_not_there_is_refused() {
    assertThat(house.flow.form("other", new Credentials(Map.of()), house.core.header("")))
        .isEqualTo(
            new SignInResult.Refused(
                SignInError.CREDENTIALS_SIGNIN, Optional.of("other"), Optional.of("other")));
  }

  @Test
  void a_disabled_user_does_not_come_in_by_any_way() {
    house.described = disabled(house.described);
    assertThat(house.form("right")).isEqualTo(SignInResult.refused(SignInError.ACCESS_DENIED));

    house.accounts.users.put(SignInHouse.VISIT, disabled(User.of("bob", "bob")));
    house.described = User.of("new", "bob");
    assertThat(house.visit(false, "", "").result())
        .isEqualTo(SignInResult.refused(SignInError.ACCESS_DENIED));
    assertThat(house.accounts.seen).isEmpty();
  }

  @Test
  void the_signIn_callback_decides_before_anything_is_written() {
    decision = SignInDecision.deny();
    assertThat(house.visit(false, "", "").result())
        .isEqualTo(SignInResult.refused(SignInError.ACCESS_DENIED));
    decision = SignInDecision.redirect("/elsewhere");
    assertThat(house.form("right")).isEqualTo(new SignInResult.SentElsewhere("/elsewhere"));
    callbackFails = new IllegalStateException();
    assertThat(house.form("right")).isEqualTo(SignInResult.refused(SignInError.ACCESS_DENIED));

    assertThat(house.accounts.seen).isEmpty();
    assertThat(house.events).isEmpty();
  }

  @Test
  void a_jwt_callback_that_makes_no_session_sets_no_cookie() {
    noSession = true;

    assertThat(house.form("right")).isEqualTo(new SignInResult.SignedIn(List.of(), false));
    assertThat(house.events).isEmpty();
  }

  @Test
  void a_jwt_callback_that_fails_is_told_by_what_failed() {
    jwtFails = new DatabaseUnavailableException(null);
    assertThat(house.form("right")).isEqualTo(SignInResult.refused(SignInError.UNAVAILABLE));
    jwtFails = new IllegalStateException();
    assertThat(house.form("right")).isEqualTo(SignInResult.refused(SignInError.CONFIGURATION));
  }

  @Test
  void a_token_that_fits_into_no_cookie_refuses_the_sign_in() {
    padding = "x".repeat(50_000);

    assertThat(house.form("right")).isEqualTo(SignInResult.refused(SignInError.CONFIGURATION));
  }

  @Test
  void a_new_session_ends_the_one_that_the_browser_had() {
    String old = SignInHouse.cookies(house.form("right"));
    house.described = User.of("new", "ann");
    house.visit(false, old, old);

    assertThat(house.core.read(old).session()).isEmpty();
  }

  @Test
  void a_visit_goes_away_with_its_checks_and_comes_back_as_a_session() {
    SignInFlow.Start.Away away = (SignInFlow.Start.Away) house.away(false, "");
    assertThat(away.location())
        .isEqualTo(URI.create("https://visit.example/?a=b&to=http://localhost/back"));
    assertThat(away.cookies()).hasSize(3);
    SignInFlow.Finished finished = house.back(MemoryCore.cookies(away.cookies()));

    assertThat(finished.target()).hasValue("http://localhost/target");
    assertThat(finished.cookies()).hasSize(3).allMatch(cookie -> cookie.value().isEmpty());
    Claims claims = claims(finished.result());
    assertThat(claims.texts("amr")).containsExactly("fed");
    assertThat(((SignInResult.SignedIn) finished.result()).created()).isTrue();
    assertThat(told.trigger()).hasValue(Trigger.SIGN_UP);
    assertThat(house.accounts.users.get(SignInHouse.VISIT).role()).hasValue("USER");
  }

  @Test
  void a_proof_of_long_ago_does_not_shorten_the_session() {
    Instant now = house.core.clock.instant();
    house.proof = Optional.of(now.minusSeconds(1000));
    Claims claims = claims(house.visit(false, "", "").result());

    assertThat(claims.instant("auth_time")).hasValue(now.minusSeconds(1000));
    assertThat(claims.instant("began")).hasValue(now);
  }

  @Test
  void a_session_that_forgot_the_one_at_the_provider_could_not_be_ended_from_there() {
    house.sessionThere = Optional.of("there-1");
    SignInResult result = house.visit(false, "", "").result();
    String cookies = SignInHouse.cookies(result);

    assertThat(claims(result).text("provider_sid")).hasValue("there-1");
    assertThat(house.core.read(cookies).session().orElseThrow().toJson().toString())
        .doesNotContain("there-1");
  }

  @Test
  void a_callback_cannot_claim_a_session_at_a_provider_that_named_none() {
    assertThat(claims(house.form("right")).has("provider_sid")).isFalse();
  }

  @Test
  void a_proof_of_tomorrow_counts_as_one_of_now() {
    Instant now = house.core.clock.instant();
    house.proof = Optional.of(now.plusSeconds(1000));
    Claims claims = claims(house.visit(false, "", "").result());

    assertThat(claims.instant("auth_time")).hasValue(now);
    assertThat(claims.has("began")).isFalse();
  }

  @Test
  void a_callback_is_used_once() {
    String cookies = MemoryCore.cookies(((SignInFlow.Start.Away) house.away(false, "")).cookies());
    house.back(cookies);
    SignInFlow.Finished second = house.back(cookies);

    assertThat(second.result()).isEqualTo(SignInResult.refused(SignInError.CONFIGURATION));
    assertThat(second.target()).isEmpty();
    assertThat(second.cookies()).hasSize(3);
    assertThat(house.used)
        .containsExactly("state state until " + house.core.clock.instant().plusSeconds(1800));
  }

  @Test
  void a_callback_without_an_attempt_is_refused_and_asks_nobody() {
    SignInFlow.Finished finished = house.back("");

    assertThat(finished.result()).isEqualTo(SignInResult.refused(SignInError.CONFIGURATION));
    assertThat(finished.target()).isEmpty();
    assertThat(house.used).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BY_PROVIDER, OAUTH_CALLBACK_ERROR",
    "NOT_ENOUGH, ACCESS_DENIED",
    "BROKEN, CONFIGURATION"
  })
  void a_visit_that_proves_nobody_says_why(Why why, SignInError error) {
    house.visitFails = new ProofFailedException(why, "reason");
    SignInFlow.Finished finished = house.visit(false, "", "");

    assertThat(finished.result()).isEqualTo(SignInResult.refused(error));
    assertThat(finished.target()).hasValue("http://localhost/target");
    assertThat(finished.cookies()).hasSize(3);
  }

  @Test
  void a_provider_or_a_database_that_fails_in_a_visit_is_told_apart() {
    house.visitFails = new IllegalStateException();
    SignInFlow.Finished odd = house.visit(false, "", "");
    assertThat(odd.result()).isEqualTo(SignInResult.refused(SignInError.CONFIGURATION));
    assertThat(odd.cookies()).hasSize(3);
    assertThat(odd.target()).isPresent();

    house.used.clear();
    house.visitFails = new DatabaseUnavailableException(null);
    SignInFlow.Finished down = house.visit(false, "", "");
    assertThat(down.result()).isEqualTo(SignInResult.refused(SignInError.UNAVAILABLE));
    assertThat(down.cookies()).hasSize(3);
    assertThat(down.target()).isPresent();
  }

  @Test
  void a_visit_that_cannot_begin_has_failed() {
    house.departureFails = new ProofFailedException(Why.BROKEN, "no discovery");
    assertThat(house.away(false, "")).isEqualTo(new SignInFlow.Start.Failed());
    assertThat(
            house.flow.start("other", URI.create("/"), "/", false, Map.of(), house.core.header("")))
        .isEqualTo(new SignInFlow.Start.Failed());
  }

  @Test
  void of_two_first_sign_ins_at_once_the_second_finds_what_the_first_made() {
    house.accounts.users.put(SignInHouse.VISIT, User.of("first", "ann"));
    house.accounts.failures = 1;

    assertThat(claims(house.visit(false, "", "").result()).subject()).hasValue("first");
    assertThat(house.accounts.seen).hasSize(2);
  }

  @Test
  void a_database_that_is_down_is_not_asked_twice() {
    house.accounts.failures = 1;

    assertThat(house.visit(false, "", "").result())
        .isEqualTo(SignInResult.refused(SignInError.UNAVAILABLE));
    assertThat(house.accounts.seen).hasSize(1);
  }

  @Test
  void an_account_of_somebody_else_and_of_a_disabled_user_are_told_apart() {
    house.accounts.outcome = new Accounts.Outcome.NotLinked();
    assertThat(house.visit(false, "", "").result())
        .isEqualTo(SignInResult.refused(SignInError.OAUTH_ACCOUNT_NOT_LINKED));
    house.used.clear();
    house.accounts.outcome = new Accounts.Outcome.Disabled();
    assertThat(house.visit(false, "", "").result())
        .isEqualTo(SignInResult.refused(SignInError.ACCESS_DENIED));
  }

  @Test
  void the_picture_of_the_provider_is_shown_where_ours_has_none() {
    house.described = house.described.withImage(Optional.of("theirs"));
    house.accounts.users.put(SignInHouse.VISIT, User.of("id", "ann"));
    assertThat(claims(house.visit(false, "", "").result()).text("picture")).hasValue("theirs");

    house.used.clear();
    house.accounts.users.put(
        SignInHouse.VISIT, User.of("id", "ann").withImage(Optional.of("ours")));
    assertThat(claims(house.visit(false, "", "").result()).text("picture")).hasValue("ours");
  }

  @Test
  void a_link_goes_to_who_asked_for_it_in_his_session() {
    String mine = SignInHouse.cookies(house.form("right"));
    Claims before = house.core.read(mine).claims().orElseThrow();
    house.proof = Optional.of(house.core.clock.instant().minusSeconds(500));
    SignInResult result = house.visit(true, mine, mine).result();

    assertThat(house.accounts.seen)
        .containsExactly(new Accounts.Circumstances(before.subject(), before.subject()));
    assertThat(claims(result).texts("amr")).as("the later proof counts").containsExactly("pwd");
    assertThat(claims(result).instant("auth_time")).isEqualTo(before.instant("auth_time"));
  }

  @Test
  void a_link_leaves_the_refresh_token_with_the_account_and_a_sign_in_with_the_session() {
    house.given =
        Optional.of(
            new ProviderTokens(
                "at", Optional.empty(), Optional.of("rt"), Optional.empty(), Optional.empty()));
    house.tokens.link("new", "visit", "42");
    house.visit(false, "", "");
    assertThat(refreshToken()).as("of a sign-in").hasValue("rt");

    house.used.clear();
    String mine = SignInHouse.cookies(house.form("right"));
    house.visit(true, mine, mine);
    assertThat(refreshToken()).as("of a link").isEmpty();
    assertThat(house.tokens.row("visit", "42")).isPresent();
  }

  /** As the callbacks of the last sign-in were shown it. */
  private Optional<String> refreshToken() {
    return told.account().orElseThrow().tokens().orElseThrow().refreshToken();
  }

  @Test
  void a_later_proof_of_the_provider_counts_in_a_link() {
    String mine = SignInHouse.cookies(house.form("right"));
    house.core.clock.forward(Duration.ofSeconds(30));

    assertThat(claims(house.visit(true, mine, mine).result()).texts("amr")).containsExactly("fed");
  }

  @Test
  void a_link_that_comes_back_in_another_session_is_refused() {
    String mine = SignInHouse.cookies(house.form("right"));
    String other = SignInHouse.cookies(house.form("right"));

    assertThat(house.visit(true, mine, other).result())
        .isEqualTo(SignInResult.refused(SignInError.OAUTH_ACCOUNT_NOT_LINKED));
    house.used.clear();
    assertThat(house.visit(true, mine, "").result())
        .isEqualTo(SignInResult.refused(SignInError.OAUTH_ACCOUNT_NOT_LINKED));
    assertThat(house.accounts.seen).isEmpty();
  }

  @Test
  void a_link_needs_a_session_with_a_fresh_proof() {
    assertThat(house.away(true, "")).isEqualTo(new SignInFlow.Start.NotFresh());
    String mine = SignInHouse.cookies(house.form("right"));
    assertThat(house.away(true, mine)).isInstanceOf(SignInFlow.Start.Away.class);
    house.core.clock.forward(Duration.ofSeconds(601));

    assertThat(house.away(true, mine)).isEqualTo(new SignInFlow.Start.NotFresh());
    assertThat(house.away(false, mine)).isInstanceOf(SignInFlow.Start.Away.class);
  }

  @Test
  void who_is_signed_in_is_known_by_his_cookie() {
    String mine = SignInHouse.cookies(house.form("right"));

    assertThat(house.flow.isSignedIn(house.core.header(mine))).isTrue();
    assertThat(house.flow.isSignedIn(house.core.header(""))).isFalse();
  }

  @Test
  void an_account_is_unlinked_only_by_its_user_and_with_a_fresh_proof() {
    LinkedAccounts linked =
        Injected.into(new LinkedAccounts(), house.accounts, house.providers, house.fresh);
    Claims who = claims(house.form("right"));
    house.accounts.users.put(SignInHouse.VISIT, User.of("new", "ann"));

    assertThat(linked.of(who)).containsExactly(SignInHouse.VISIT);
    assertThat(linked.of(Claims.NONE)).isEmpty();
    assertThat(linked.unlink(who.without("amr"), "visit", "42"))
        .isEqualTo(SignInWays.Unlinking.NOT_FRESH);
    assertThat(linked.unlink(who, "visit", "42")).isEqualTo(SignInWays.Unlinking.DONE);
    assertThat(linked.unlink(who, "visit", "42")).isEqualTo(SignInWays.Unlinking.REFUSED);
  }

  @Test
  void refusals_have_the_names_of_Auth_js() {
    assertThat(SignInError.CREDENTIALS_SIGNIN.wireName()).isEqualTo("CredentialsSignin");
    assertThat(SignInError.OAUTH_ACCOUNT_NOT_LINKED.wireName()).isEqualTo("OAuthAccountNotLinked");
  }

  private Claims claims(SignInResult result) {
    List<SetCookie> set = ((SignInResult.SignedIn) result).cookies();
    return house
        .core
        .parts
        .opener()
        .open(house.core.header(MemoryCore.cookies(set)))
        .claims()
        .orElseThrow();
  }

  private static User disabled(User user) {
    return new User(
        user.id(),
        user.username(),
        user.name(),
        user.email(),
        user.emailVerified(),
        user.image(),
        user.role(),
        true,
        user.attributes());
  }
}
