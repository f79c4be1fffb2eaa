package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.Accounts;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that makes the browser post its answer, from another site (wire.md 18.25). */
class PostedAnswerTest {
  private static final SignInResult REFUSED = SignInResult.refused(SignInError.CONFIGURATION);
  private final SignInHouse house = new SignInHouse(MemoryCore.quiet());

  @BeforeEach
  void byForm() {
    house.byForm = true;
  }

  @Test
  void a_posted_answer_signs_in_although_no_session_cookie_comes_with_it() {
    String attempt = start("");
    SignInFlow.Finished finished = comeIn(attempt + "; " + post(attempt, "c-1").orElseThrow());

    assertThat(finished.result()).isInstanceOf(SignInResult.SignedIn.class);
    assertThat(finished.target()).hasValue("http://localhost/target");
    assertThat(finished.cookies()).hasSize(4).allMatch(cookie -> cookie.value().isEmpty());
    assertThat(house.brought).isEqualTo(Map.of("state", "state", "code", "c-1"));
  }

  @Test
  void an_account_is_linked_by_a_posted_answer_in_the_session_that_asked() {
    String mine = SignInHouse.cookies(house.form("right"));
    Claims me = house.core.read(mine).claims().orElseThrow();
    String attempt = start(mine, true);
    comeIn(attempt + "; " + post(attempt, "c-1").orElseThrow() + "; " + mine);

    assertThat(house.accounts.seen)
        .containsExactly(new Accounts.Circumstances(me.subject(), me.subject()));
  }

  @Test
  void a_form_without_the_cookies_of_the_attempt_is_refused() {
    start("");

    assertThat(post("", "c-1")).isEmpty();
    assertThat(house.used).isEmpty();
  }

  @Test
  void a_form_of_a_foreign_site_knows_no_state_and_spoils_no_attempt() {
    String attempt = start("");
    Map<String, String> foreign = Map.of("state", "guessed", "code", "evil");

    assertThat(house.flow.takeForm("visit", foreign, house.core.header(attempt))).isEmpty();
    assertThat(comeIn(attempt + "; " + post(attempt, "c-1").orElseThrow()).result())
        .isInstanceOf(SignInResult.SignedIn.class);
    assertThat(house.brought).containsEntry("code", "c-1");
  }

  @Test
  void a_form_that_is_sent_twice_signs_in_once() {
    String attempt = start("");
    String held = post(attempt, "c-1").orElseThrow();
    comeIn(attempt + "; " + held);
    String again = post(attempt, "c-1").orElseThrow();

    assertThat(comeIn(attempt + "; " + again).result()).isEqualTo(REFUSED);
    assertThat(comeIn("").result()).isEqualTo(REFUSED);
    assertThat(house.accounts.seen).hasSize(1);
  }

  @Test
  void a_code_in_the_address_is_none_where_the_answer_is_posted() {
    String attempt = start("");
    comeIn(attempt, Map.of("state", "state", "code", "of the address"));

    assertThat(house.brought).isEmpty();
  }

  private String start(String cookies) {
    return start(cookies, false);
  }

  private String start(String cookies, boolean link) {
    return MemoryCore.cookies(((SignInFlow.Start.Away) house.away(link, cookies)).cookies());
  }

  /** The cookie to go on with. */
  private Optional<String> post(String cookies, String code) {
    Map<String, String> fields = new HashMap<>(Map.of("state", "state", "code", code));
    fields.put("callbackUrl", "https://evil.example");
    Optional<SetCookie> held = house.flow.takeForm("visit", fields, house.core.header(cookies));
    return held.map(cookie -> MemoryCore.cookies(List.of(cookie)));
  }

  private SignInFlow.Finished comeIn(String cookies) {
    return comeIn(cookies, Map.of("state", "state"));
  }

  private SignInFlow.Finished comeIn(String cookies, Map<String, String> parameters) {
    return house.flow.finish(
        "visit", URI.create("http://localhost/back"), parameters, house.core.header(cookies));
  }
}
