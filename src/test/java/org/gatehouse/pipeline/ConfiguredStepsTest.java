package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.json.Json;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;

/** What configuration alone copies from the user into the token, and from there into a session. */
class ConfiguredStepsTest {
  private static final Clock CLOCK = new TestConfig.MovableClock();
  private static final Claims HOLDER =
      Claims.NONE
          .with("sub", "ann")
          .with("access_token", "secret-access")
          .with("refresh_token", "secret-refresh")
          .with("id_token", "secret-id");
  private static final User ANN =
      new User(
          "ann",
          "ann",
          Optional.of("Ann"),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          false,
          Map.of("firstName", "Anna", "phone", "555"));

  @Test
  void at_sign_in_the_named_attributes_and_no_others_become_claims() throws Exception {
    assertThat(claims("firstName,nick=name", signIn()))
        .isEqualTo(Claims.NONE.with("sub", "ann").with("firstName", "Anna").with("nick", "Ann"));
  }

  @Test
  void an_attribute_that_the_user_lacks_makes_no_claim_and_keeps_one_that_is_there()
      throws Exception {
    assertThat(claims("email", signIn()).has("email")).isFalse();
    assertThat(
            claims("color=email", signIn().withToken(Claims.NONE.with("color", "blue")))
                .text("color"))
        .hasValue("blue");
  }

  @Test
  void a_read_copies_nothing() throws Exception {
    Claims token = Claims.NONE.with("sub", "ann");

    assertThat(claims("firstName", JwtContext.read(token))).isEqualTo(token);
  }

  @Test
  void a_session_shows_the_named_claims_and_no_others() throws Exception {
    Claims token = Claims.NONE.with("sub", "ann").with("firstName", "Anna").with("phone", "555");

    assertThat(shown("id=sub,firstName,absent", token).user())
        .isEqualTo(
            Json.parseObject("{\"name\":\"?\",\"id\":\"ann\",\"firstName\":\"Anna\"}")
                .orElseThrow());
  }

  @Test
  void a_session_of_which_nothing_is_configured_stays_as_it_is() throws Exception {
    assertThat(shown("", Claims.NONE.with("sub", "ann")).user())
        .isEqualTo(Json.parseObject("{\"name\":\"?\"}").orElseThrow());
  }

  private static JwtContext signIn() {
    return JwtContext.signIn(
        Claims.NONE.with("sub", "ann"),
        ANN,
        new ProviderAccount("credentials", "credentials", "ann"),
        Optional.empty(),
        false);
  }

  private static Claims claims(String configured, JwtContext context) throws Exception {
    return new ConfiguredClaimsInterceptor(TestConfig.development("auth.claims", configured))
        .run(context, changed -> Optional.of(changed.token()))
        .orElseThrow();
  }

  @Test
  void A15_a_session_shows_no_access_token_unless_it_is_asked_for() throws Exception {
    assertThat(shown("", HOLDER).toJson().toString()).doesNotContain("secret-");
    assertThat(shownBy(HOLDER, "auth.session.access-token", "false").extra()).isEmpty();
  }

  @Test
  void A15_the_access_token_stands_beside_the_user_and_no_other_token_does() throws Exception {
    Session session = shownBy(HOLDER, "auth.session.access-token", "true");

    assertThat(session.extra())
        .isEqualTo(Json.parseObject("{\"accessToken\":\"secret-access\"}").orElseThrow());
    assertThat(session.user().toString()).doesNotContain("secret-");
    assertThat(shownBy(Claims.NONE.with("sub", "ann"), "auth.session.access-token", "true").extra())
        .isEmpty();
  }

  @Test
  void an_access_token_that_has_expired_is_not_shown() throws Exception {
    long end = CLOCK.instant().getEpochSecond();
    Claims over = HOLDER.with("expires_at", Json.PROVIDER.createValue(end));
    Claims goes = HOLDER.with("expires_at", Json.PROVIDER.createValue(end + 1));

    assertThat(shownBy(over, "auth.session.access-token", "true").extra()).isEmpty();
    assertThat(shownBy(goes, "auth.session.access-token", "true").extra()).hasSize(1);
  }

  private static Session shown(String configured, Claims token) throws Exception {
    return configured.isEmpty() ? shownBy(token) : shownBy(token, "auth.session.user", configured);
  }

  private static Session shownBy(Claims token, String... settings) throws Exception {
    Session session = Session.of(Json.parseObject("{\"name\":\"?\"}").orElseThrow(), Instant.EPOCH);
    Invocation<SessionContext> call =
        new Invocation<>(
            SessionContext.read(session, token),
            given -> new Object[] {((SessionContext) given[0]).session()});
    return (Session)
        new ConfiguredSessionInterceptor(TestConfig.development(settings), CLOCK)
            .around(call.context());
  }
}
