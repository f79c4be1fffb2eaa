package org.gatehouse.session.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.revocation.SessionsUnconfirmedException;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.DecodeResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of a cookie that opens. */
class SessionOpenerTest {
  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_session_that_may_have_been_taken_away_elsewhere_is_not_opened(String strategy) {
    MemoryCore core = core(strategy, "auth.revocation.grace", "60");
    CookieHeader cookies = core.header(core.signIn("ann"));
    core.clock.forward(Duration.ofSeconds(60));
    assertThat(core.parts.opener().open(cookies).claims()).isPresent();

    core.clock.forward(Duration.ofSeconds(1));

    assertThatThrownBy(() -> core.parts.opener().open(cookies))
        .isInstanceOf(SessionsUnconfirmedException.class);
    assertThatThrownBy(() -> core.parts.opener().openNewest(cookies))
        .isInstanceOf(SessionsUnconfirmedException.class);
    core.feed.poll();
    assertThat(core.parts.opener().open(cookies).claims()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_session_that_was_taken_away_opens_to_nothing_and_its_cookies_are_known(String strategy) {
    MemoryCore core = core(strategy);
    CookieHeader cookies = core.header(core.signIn("ann"));

    core.revocations.endUser("ann");

    OpenedCookie opened = core.parts.opener().open(cookies);
    assertThat(opened.result()).isInstanceOf(DecodeResult.Revoked.class);
    assertThat(opened.claims()).isEmpty();
    assertThat(opened.found().names()).containsExactly("authjs.session-token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void who_chose_to_refuse_has_no_grace(String strategy) {
    MemoryCore core = core(strategy, "auth.revocation.when-stale", "refuse");
    CookieHeader cookies = core.header(core.signIn("ann"));
    core.clock.forward(Duration.ofSeconds(6));

    assertThatThrownBy(() -> core.parts.opener().open(cookies))
        .isInstanceOf(SessionsUnconfirmedException.class);
  }

  private static MemoryCore core(String strategy, String... more) {
    String[] settings = new String[more.length + 2];
    settings[0] = "auth.session.strategy";
    settings[1] = strategy;
    System.arraycopy(more, 0, settings, 2, more.length);
    return new MemoryCore(MemoryCore.quiet(), settings);
  }
}
