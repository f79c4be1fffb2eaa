package org.gatehouse.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.PushedToken;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.gatehouse.provider.oauth.OAuthClient;
import org.gatehouse.provider.oauth.TestClients;
import org.gatehouse.signals.ProviderSignal.Channel;
import org.gatehouse.signals.ProviderSignal.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a logout token changes, how often, and what is reported of it (SEC-262). */
class BackChannelLogoutTest {
  private final TestProvider provider = TestProvider.start(Shape.OIDC);
  private final Map<String, OAuthClient> clients =
      Map.of("test", TestClients.of(provider), "plain", TestClients.plain(provider));
  private final MemoryChanges changes = new MemoryChanges();
  private final List<Object> events = new ArrayList<>();
  private final BackChannelLogout logout =
      new BackChannelLogout(id -> Optional.ofNullable(clients.get(id)), changes, events::add);

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void the_session_that_ended_there_ends_here() {
    assertThat(receive(token().with("sub", "1001").signed())).isEqualTo(new Receipt.Accepted());

    assertThat(changes.made).containsExactly("session test there-1");
    assertThat(events).containsExactly(told("test", "backchannel-logout", Result.APPLIED, ""));
  }

  @Test
  void without_a_session_every_one_of_the_account_ends() {
    receive(token().without("sid").with("sub", "1001").signed());

    assertThat(changes.made).containsExactly("account test 1001");
  }

  @Test
  void a_token_that_is_played_again_is_refused_and_changes_nothing() {
    String token = token().signed();
    receive(token);
    changes.made.clear();
    events.clear();

    assertRefused(receive(token), "REPEATED");
  }

  @Test
  void a_token_is_remembered_for_as_long_as_it_would_pass() {
    receive(token().at("iat", 50).signed());

    assertThat(changes.messages.values())
        .allSatisfy(end -> assertThat(end).isAfter(Instant.now().plusSeconds(350)));
  }

  @Test
  void a_database_that_was_away_makes_no_replay_of_the_second_try() {
    String token = token().signed();
    changes.away = true;
    assertThat(receive(token)).isEqualTo(new Receipt.Postponed());
    assertThat(changes.made).isEmpty();
    assertThat(events).containsExactly(told("test", "", Result.POSTPONED, "DATABASE"));

    changes.away = false;
    assertThat(receive(token)).isEqualTo(new Receipt.Accepted());
    assertThat(changes.made).containsExactly("session test there-1");
  }

  @ParameterizedTest
  @EnumSource(names = {"JWKS_500", "DISCOVERY_500"})
  void keys_that_are_away_make_the_provider_try_again(Mode mode) {
    provider.mode(mode);

    assertThat(receive(token().signed())).isEqualTo(new Receipt.Postponed());
    assertThat(changes.made).isEmpty();
    assertThat(events).containsExactly(told("test", "", Result.POSTPONED, "KEYS_UNREACHABLE"));
  }

  @Test
  void a_token_that_is_not_believed_changes_nothing_and_uses_up_no_id() {
    PushedToken token = token().with("jti", "once");
    assertRefused(receive(token.damaged()), "KEY");
    events.clear();
    assertRefused(receive(token.with("nonce", "n").signed()), "NONCE");
    assertThat(changes.messages).isEmpty();

    assertThat(receive(token.without("nonce").signed())).isEqualTo(new Receipt.Accepted());
  }

  @Test
  void a_request_without_a_token_is_refused() {
    assertRefused(logout.receive("test", Optional.empty()), "MALFORMED");
  }

  @Test
  void what_no_provider_can_have_sent_is_told_as_unknown() {
    for (String id : List.of("other", "plain")) {
      assertThat(logout.receive(id, Optional.of(token().signed())))
          .isEqualTo(new Receipt.Unknown());
    }

    assertThat(changes.made).isEmpty();
    assertThat(events).containsOnly(told("", "", Result.REFUSED, "UNKNOWN"));
  }

  @Test
  void a_token_of_one_provider_does_not_pass_at_another() {
    try (TestProvider other = TestProvider.start(Shape.OIDC)) {
      assertRefused(receive(other.logoutToken().with("sid", "there-1").signed()), "KEY");
    }
  }

  private void assertRefused(Receipt receipt, String detail) {
    assertThat(receipt).isInstanceOf(Receipt.Refused.class);
    assertThat(changes.made).isEmpty();
    assertThat(events).containsExactly(told("test", "", Result.REFUSED, detail));
  }

  private PushedToken token() {
    return provider.logoutToken().with("sid", "there-1");
  }

  private Receipt receive(String token) {
    return logout.receive("test", Optional.of(token));
  }

  private static ProviderSignal told(String from, String type, Result result, String detail) {
    return new ProviderSignal(
        Channel.BACK_CHANNEL_LOGOUT, from, type, result, detail, Optional.empty());
  }
}
