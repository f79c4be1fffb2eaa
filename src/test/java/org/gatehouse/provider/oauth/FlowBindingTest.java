package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.provider.Departure;
import org.gatehouse.provider.oauth.Relying.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer counts only for the attempt and the provider that it belongs to. */
class FlowBindingTest {
  private final TestProvider provider = TestProvider.start(Shape.OIDC);
  private final Relying relying = Relying.on(provider);

  @AfterEach
  void stop() {
    provider.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"STATE_CHANGED", "STATE_MISSING"})
  void SEC_239_the_state_must_come_back_unchanged(Mode mode) {
    provider.mode(mode);

    assertThat(relying.refusal().kind()).isEqualTo(OAuthException.Kind.INVALID_CHECK);
    assertThat(provider.calls("/token")).isZero();
  }

  @Test
  void SEC_239_the_answer_to_one_attempt_does_not_fit_another() throws OAuthException {
    Visit mine = relying.visit();
    Visit foreign = relying.visit();

    assertThat(refusal(relying, new Visit(foreign.parameters(), mine.checks())).kind())
        .isEqualTo(OAuthException.Kind.INVALID_CHECK);
    assertThat(provider.calls("/token")).isZero();
  }

  @Test
  void SEC_239_a_foreign_code_under_our_state_fails_by_PKCE() throws OAuthException {
    Visit mine = relying.visit();
    Map<String, String> injected = new LinkedHashMap<>(relying.visit().parameters());
    injected.put("state", mine.checks().state());

    assertThat(refusal(relying, new Visit(injected, mine.checks())).kind())
        .isEqualTo(OAuthException.Kind.INVALID_TOKEN);
  }

  @Test
  void SEC_239_a_callback_without_code_is_refused() throws OAuthException {
    Visit visit = relying.visit();
    visit.parameters().remove("code");

    assertThat(refusal(relying, visit).kind()).isEqualTo(OAuthException.Kind.INVALID_CHECK);
  }

  @ParameterizedTest
  @EnumSource(names = {"ISS_PARAMETER_WRONG", "ISS_PARAMETER_MISSING"})
  void SEC_240_the_iss_parameter_must_name_our_issuer(Mode mode) {
    provider.mode(mode);

    assertThat(relying.refusal().kind()).isEqualTo(OAuthException.Kind.INVALID_CHECK);
    assertThat(provider.calls("/token")).isZero();
  }

  @Test
  void SEC_240_a_provider_that_does_not_announce_the_iss_parameter_may_leave_it_out()
      throws OAuthException {
    provider.mode(Mode.ISS_PARAMETER_NOT_ANNOUNCED);

    assertThat(relying.signIn().profile().id()).isEqualTo("1001");
  }

  @Test
  void SEC_240_an_error_of_another_issuer_is_not_believed() throws OAuthException {
    provider.mode(Mode.ACCESS_DENIED);
    Visit visit = relying.visit();
    visit.parameters().put("iss", "https://elsewhere.example");

    assertThat(refusal(relying, visit).kind()).isEqualTo(OAuthException.Kind.INVALID_CHECK);
  }

  @Test
  void SEC_241_an_attempt_at_one_provider_cannot_end_at_another() throws OAuthException {
    try (TestProvider other = TestProvider.start(Shape.OIDC)) {
      Visit visit = Relying.on(other).visit();

      assertThat(refusal(relying, visit).kind()).isEqualTo(OAuthException.Kind.INVALID_CHECK);
      assertThat(provider.calls("/token")).isZero();
    }
  }

  @Test
  void SEC_242_a_code_works_once() throws OAuthException {
    Visit visit = relying.visit();
    relying.finish(visit);

    assertThat(refusal(relying, visit).kind()).isEqualTo(OAuthException.Kind.INVALID_TOKEN);
  }

  @Test
  void SEC_248_neither_texts_of_objects_nor_the_log_hold_a_secret() throws OAuthException {
    StringBuilder log = new StringBuilder();
    Handler handler = recording(log);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      Departure start = relying.client().start(Relying.CALLBACK, Map.of());
      Visit visit = new Visit(Relying.back(start.location()), start.checks());
      Identity identity = relying.finish(visit);
      OAuthException replay = refusal(relying, visit);
      var again = relying.client().refresh(identity.tokens().refreshToken().orElseThrow(), "1001");

      assertThat(start + " " + identity + identity.tokens() + replay + again + log)
          .doesNotContain(start.checks().state())
          .doesNotContain(start.checks().nonce())
          .doesNotContain(start.checks().codeVerifier())
          .doesNotContain(visit.parameters().get("code"))
          .doesNotContain(TestProvider.ACCESS_TOKEN)
          .doesNotContain(TestProvider.REFRESH_TOKEN)
          .doesNotContain("eyJ")
          .doesNotContain(TestProvider.CLIENT_SECRET);
    } finally {
      root.removeHandler(handler);
    }
  }

  @Test
  void SEC_252_the_words_of_a_provider_that_refuses_are_not_repeated() {
    provider.mode(Mode.ACCESS_DENIED);

    OAuthException refusal = relying.refusal();

    assertThat(refusal.kind()).isEqualTo(OAuthException.Kind.PROVIDER_ERROR);
    assertThat(refusal.getMessage()).doesNotContain("script").doesNotContain("access_denied");
    assertThat(provider.calls("/token")).isZero();
  }

  private static OAuthException refusal(Relying relying, Visit visit) {
    return catchThrowableOfType(OAuthException.class, () -> relying.finish(visit));
  }

  private static Handler recording(StringBuilder log) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        log.append(entry.getMessage()).append(entry.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
