package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtCallback;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.MaxAgeCallback;
import org.gatehouse.callback.RedirectCallback;
import org.gatehouse.callback.RedirectContext;
import org.gatehouse.callback.SessionCallback;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.SignInCallback;
import org.gatehouse.callback.SignInContext;
import org.gatehouse.callback.SignInDecision;
import org.gatehouse.harness.Fake;
import org.gatehouse.json.Json;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each hook is the application's if there is one, and a sensible default if there is none. */
class CallbackStagesTest {
  private static final Claims ANN = new Claims(Json.parseObject("{\"sub\":\"ann\"}").orElseThrow());
  private static final Session SESSION =
      Session.of(Json.parseObject("{\"name\":\"Ann\"}").orElseThrow(), Instant.EPOCH);
  private static final SignInContext SIGN_IN =
      new SignInContext(
          User.of("ann", "ann"),
          new ProviderAccount("credentials", "credentials", "ann"),
          Optional.empty(),
          Map.of());
  private static final RedirectContext REDIRECT =
      new RedirectContext("/page", "https://portal.example.com", "https://portal.example.com/");
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void without_callbacks_a_session_passes_as_it_is() {
    CallbackStages stages = stages(null, null, null, null, null);

    assertThat(stages.signIn(SIGN_IN)).isInstanceOf(SignInDecision.Allow.class);
    assertThat(stages.jwt(JwtContext.read(ANN))).hasValue(ANN);
    assertThat(stages.session(SessionContext.read(SESSION, ANN))).isSameAs(SESSION);
    assertThat(stages.redirect(REDIRECT)).isEqualTo("https://portal.example.com/page");
    assertThat(stages.maxAge(ANN, DAY)).isEqualTo(DAY);
  }

  @Test
  void the_applications_callbacks_decide() {
    Session other = Session.of(Json.PROVIDER.createObjectBuilder().build(), Instant.EPOCH);
    CallbackStages stages =
        stages(
            context -> SignInDecision.redirect("/wait"),
            context -> Optional.of(context.token().with("color", "blue")),
            context -> other,
            context -> "/elsewhere",
            (claims, configured) -> configured.plusHours(1));

    assertThat(stages.signIn(SIGN_IN)).isInstanceOf(SignInDecision.Redirect.class);
    assertThat(stages.jwt(JwtContext.read(ANN)).flatMap(c -> c.text("color"))).hasValue("blue");
    assertThat(stages.session(SessionContext.read(SESSION, ANN))).isSameAs(other);
    assertThat(stages.redirect(REDIRECT)).isEqualTo("/elsewhere");
    assertThat(stages.maxAge(ANN, DAY)).isEqualTo(DAY.plusHours(1));
  }

  @Test
  void a_callback_that_returns_nothing_is_not_taken_for_one_that_keeps_the_session() {
    assertThat(stages(null, context -> null, null, null, null).jwt(JwtContext.read(ANN))).isNull();
    assertThat(
            stages(null, context -> Optional.empty(), null, null, null).jwt(JwtContext.read(ANN)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.999S", "PT0S", "PT-1S", "PT9600H0.001S"})
  void an_age_outside_of_a_second_to_400_days_is_a_failure_of_the_callback(String age) {
    CallbackStages stages =
        stages(null, null, null, null, (claims, configured) -> Duration.parse(age));

    assertThatThrownBy(() -> stages.maxAge(ANN, DAY)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "PT9600H"})
  void an_age_of_a_second_and_of_400_days_is_taken(String age) {
    Duration wanted = Duration.parse(age);

    assertThat(stages(null, null, null, null, (claims, configured) -> wanted).maxAge(ANN, DAY))
        .isEqualTo(wanted);
  }

  private static CallbackStages stages(
      SignInCallback signIn,
      JwtCallback jwt,
      SessionCallback session,
      RedirectCallback redirect,
      MaxAgeCallback maxAge) {
    return new CallbackStages(
        instance(signIn),
        instance(jwt),
        instance(session),
        instance(redirect),
        instance(maxAge),
        Tracing.off());
  }

  @SuppressWarnings("unchecked")
  private static <T> Instance<T> instance(T hook) {
    return hook == null
        ? Fake.of(Instance.class, Map.of("isUnsatisfied", true))
        : Fake.of(Instance.class, Map.of("isUnsatisfied", false, "get", hook));
  }
}
