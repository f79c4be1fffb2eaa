package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.simulation.MemoryCore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I6: cookies are cleared first, everything else of a sign-out is best effort. */
class SignOutFlowTest {
  private final List<URI> asked = new ArrayList<>();
  private MemoryCore core;

  @BeforeEach
  void start() {
    start("jwt");
  }

  private void start(String strategy) {
    core = new MemoryCore(MemoryCore.quiet(), "auth.session.strategy", strategy);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/x|y, http://localhost/",
    "http://localhost/a%zz, http://localhost/",
    "http://localhost/{name}?q=^, http://localhost/",
    "http://localhost, http://localhost/",
    "http://localhost?q=1, http://localhost?q=1",
    "http://localhost/page?q=1, http://localhost/page?q=1"
  })
  void an_odd_callback_url_neither_fails_nor_keeps_the_cookie(String back, URI sent) {
    String cookies = core.signIn("ann");
    SignOutFlow.SignedOff off = signOut(cookies, back);

    assertThat(cleared(off)).containsExactly("authjs.session-token");
    assertThat(asked).containsExactly(sent);
    assertThat(off.endSession()).hasValue(URI.create("https://provider.example/end"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void without_the_database_the_cookies_are_cleared_and_the_session_ends(String strategy) {
    start(strategy);
    String cookies = core.signIn("ann");
    core.database.down(true);
    assertThat(cleared(signOut(cookies, "http://localhost/")))
        .containsExactly("authjs.session-token");

    core.database.down(false);
    assertThat(core.read(cookies).session()).isEmpty();
    core.versions.poll();
    core.sessions.flush();
    MemoryCore other =
        new MemoryCore(
            core.clock, core.database, MemoryCore.quiet(), "auth.session.strategy", strategy);
    assertThat(other.read(cookies).session()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void SEC_088_a_cookie_that_is_played_again_after_sign_out_shows_no_session(String strategy) {
    start(strategy);
    String cookies = core.signIn("ann");
    assertThat(core.read(cookies).session()).isPresent();
    String rolled = MemoryCore.cookies(core.read(cookies).cookies());
    signOut(cookies, "http://localhost/");

    assertThat(core.read(cookies).session()).isEmpty();
    assertThat(core.read(rolled).session()).isEmpty();
    assertThat(core.read(core.signIn("ann")).session()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void SEC_089_no_other_spelling_of_an_ended_token_brings_it_back(String strategy) {
    start(strategy);
    String cookies = core.signIn("ann");
    signOut(cookies, "http://localhost/");
    String token = cookies.substring(cookies.indexOf('=') + 1);
    int half = token.length() / 2;

    for (String spelling :
        List.of(
            "authjs.session-token=" + token + "=",
            "authjs.session-token=" + token + "==",
            "authjs.session-token.0="
                + token.substring(0, half)
                + "; authjs.session-token.1="
                + token.substring(half))) {
      assertThat(core.read(spelling).session()).as(spelling).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_provider_that_fails_keeps_no_cookie(String strategy) {
    start(strategy);
    SignOutFlow flow =
        core.signOut(
            (claims, back) -> {
              throw new IllegalStateException("the provider is odd");
            });
    SignOutFlow.SignedOff off = flow.signOut(core.header(core.signIn("ann")), "http://localhost/");

    assertThat(cleared(off)).containsExactly("authjs.session-token");
    assertThat(off.endSession()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void the_end_of_a_session_is_told_once_and_what_is_no_session_is_not(String strategy) {
    start(strategy);
    List<Object> told = new ArrayList<>();
    SignOutFlow flow =
        new SignOutFlow(
            core.parts.opener(), core.parts.writer(), (c, back) -> Optional.empty(), told::add);
    String cookies = core.signIn("ann");

    flow.signOut(core.header(cookies), "http://localhost/");
    flow.signOut(core.header(cookies), "http://localhost/");
    flow.signOut(core.header(""), "http://localhost/");

    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            SignedOut.class, event -> assertThat(event.token().subject()).hasValue("ann"));
  }

  private SignOutFlow.SignedOff signOut(String cookies, String back) {
    return core.signOut(
            (claims, page) -> {
              asked.add(page);
              return Optional.of(URI.create("https://provider.example/end"));
            })
        .signOut(core.header(cookies), back);
  }

  private static List<String> cleared(SignOutFlow.SignedOff off) {
    return off.cookies().stream()
        .filter(cookie -> cookie.value().isEmpty())
        .map(SetCookie::name)
        .toList();
  }
}
