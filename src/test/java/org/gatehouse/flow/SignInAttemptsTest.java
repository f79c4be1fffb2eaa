package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Flavour;
import org.gatehouse.cookie.CheckCookies;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.provider.Checks;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;

/** Mission row B02: sets of check cookies, with a clock that tests move. */
class SignInAttemptsTest {
  private final TestConfig.MovableClock clock = new TestConfig.MovableClock();
  private final AuthConfig config =
      TestConfig.development("auth.secret", "attempts-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp");
  private final SignInAttempts attempts = new SignInAttempts(config, "/", clock);
  private final Map<String, String> jar = new LinkedHashMap<>();

  @Test
  void an_attempt_is_recalled_by_its_state_for_its_provider_only() {
    start("one");

    assertThat(attempts.recall("badop", "one", header()))
        .hasValueSatisfying(
            attempt -> {
              assertThat(attempt.target()).isEqualTo("/one");
              assertThat(attempt.checks().codeVerifier()).isEqualTo("verifier of one");
              assertThat(attempt.checks().nonce()).isEqualTo("nonce of one");
            });
    assertThat(attempts.recall("other", "one", header())).isEmpty();
    assertThat(attempts.recall("badop", "two", header())).isEmpty();
  }

  @Test
  void who_asked_for_a_link_and_in_which_session_comes_back_with_the_attempt() {
    SignInAttempt.Link link = new SignInAttempt.Link("user-1", "session-1");
    Checks checks = new Checks("s", "v", "n");
    apply(
        attempts.remember(
            new SignInAttempt("badop", checks, "/", Optional.of(link)), false, header()));

    assertThat(attempts.recall("badop", "s", header()).orElseThrow().link()).hasValue(link);
    start("one");
    assertThat(attempts.recall("badop", "one", header()).orElseThrow().link()).isEmpty();
  }

  @Test
  void the_leftovers_of_a_third_attempt_are_worth_nothing_after_fifteen_minutes() {
    start("one");
    start("two");
    start("three");
    finish("one");
    finish("two");
    clock.forward(899);
    assertThat(attempts.recall("badop", "three", header())).isPresent();

    clock.forward(20);
    assertThat(attempts.recall("badop", "three", header())).isEmpty();
    List<SetCookie> next = start("four");
    assertThat(next).hasSize(3).allSatisfy(c -> assertThat(c.maxAge()).isNotEqualTo(deleted()));
  }

  @Test
  void the_oldest_of_five_goes_when_a_sixth_starts() {
    for (String state : List.of("one", "two", "three", "four", "five")) {
      start(state);
      clock.forward(10);
    }
    start("six");

    assertThat(attempts.recall("badop", "one", header())).isEmpty();
    for (String state : List.of("two", "three", "four", "five", "six")) {
      assertThat(attempts.recall("badop", state, header())).as(state).isPresent();
    }
    assertThat(jar).hasSize(15);
  }

  @Test
  void hundreds_of_foreign_cookies_cost_a_bounded_answer_and_no_attempt() {
    start("mine");
    for (int i = 0; i < 400; i++) {
      String handle = CheckCookies.handle("foreign " + i);
      jar.put("authjs.state." + handle, "foreign");
    }
    int before = clock.asked();
    apply(attempts.remember(attempt("next"), false, header()));

    assertThat(clock.asked() - before).as("cookies opened and sealed").isLessThanOrEqualTo(16 + 6);
    assertThat(jar).hasSizeLessThanOrEqualTo(406 - 32);
    assertThat(attempts.recall("badop", "mine", header())).isPresent();
    assertThat(attempts.recall("badop", "next", header())).isPresent();
  }

  @Test
  void a_cookie_of_one_attempt_in_the_place_of_another_opens_nothing() {
    start("one");
    start("two");
    List<String> names = new ArrayList<>(jar.keySet());
    jar.put(names.get(4), jar.get(names.get(1)));

    assertThat(attempts.recall("badop", "two", header())).isEmpty();
    assertThat(attempts.recall("badop", "one", header())).isPresent();
  }

  @Test
  void the_cookies_of_a_posted_answer_alone_come_with_what_another_site_sends() {
    assertThat(attempts.remember(attempt("posted"), true, header()))
        .hasSize(3)
        .allSatisfy(
            cookie -> assertThat(cookie.header()).endsWith("; HttpOnly; Secure; SameSite=None"));
    assertThat(attempts.remember(attempt("linked"), false, header()))
        .hasSize(3)
        .allSatisfy(cookie -> assertThat(cookie.header()).endsWith("; HttpOnly; SameSite=Lax"));
  }

  @Test
  void an_answer_is_held_for_an_attempt_of_this_browser_and_its_provider_only() {
    start("one");
    Map<String, String> answer = Map.of("state", "one", "code", "c-1", "user", "{}");

    assertThat(attempts.hold("other", answer, header())).isEmpty();
    assertThat(attempts.hold("badop", Map.of("code", "c-1"), header())).isEmpty();
    assertThat(attempts.hold("badop", answer, CookieHeader.parse("", Flavour.V5))).isEmpty();
    SetCookie held = attempts.hold("badop", answer, header()).orElseThrow();
    assertThat(held.header()).contains("SameSite=Lax").doesNotContain("c-1");
    apply(List.of(held));

    assertThat(attempts.held("badop", "one", header()))
        .isEqualTo(Map.of("state", "one", "code", "c-1"));
    assertThat(attempts.held("other", "one", header())).isEmpty();
    assertThat(attempts.held("badop", "two", header())).isEmpty();
    finish("one");
    assertThat(jar).isEmpty();
  }

  @Test
  void an_answer_that_would_burst_its_cookie_is_not_held() {
    start("one");
    Map<String, String> longest =
        Map.of("state", "one", "code", "c".repeat(2048), "iss", "i".repeat(256));

    assertThat(attempts.hold("badop", longest, header()))
        .hasValueSatisfying(cookie -> assertThat(cookie.header().length()).isLessThan(4096));
    assertThat(attempts.hold("badop", Map.of("state", "one", "code", "c".repeat(2049)), header()))
        .isEmpty();
  }

  private List<SetCookie> start(String state) {
    List<SetCookie> set = attempts.remember(attempt(state), false, header());
    apply(set);
    return set;
  }

  private static SignInAttempt attempt(String state) {
    Checks checks = new Checks(state, "verifier of " + state, "nonce of " + state);
    return new SignInAttempt("badop", checks, "/" + state, Optional.empty());
  }

  private void finish(String state) {
    apply(attempts.forget(state, header()));
  }

  private void apply(List<SetCookie> set) {
    for (SetCookie cookie : set) {
      if (cookie.maxAge().equals(deleted())) {
        jar.remove(cookie.name());
      } else {
        jar.put(cookie.name(), cookie.value());
      }
    }
  }

  private static Optional<Long> deleted() {
    return Optional.of(0L);
  }

  private CookieHeader header() {
    String text =
        jar.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return CookieHeader.parse(text, Flavour.V5);
  }
}
