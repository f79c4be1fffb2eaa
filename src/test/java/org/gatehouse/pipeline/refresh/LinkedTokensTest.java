package org.gatehouse.pipeline.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.gatehouse.account.KeptTokens;
import org.gatehouse.account.MemoryAccountTokens;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.provider.oauth.RefreshResult;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.store.LocalTurns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider tokens of linked accounts, whichever way their user signed in. */
class LinkedTokensTest {
  private static final String OLD = "the-old-secret-of-more-than-32-bytes-0";
  private static final String NEW = "the-new-secret-of-more-than-32-bytes-1";
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final MemoryAccountTokens store = new MemoryAccountTokens();
  private final MemoryCore core = new MemoryCore(MemoryCore.quiet(), "auth.secret", OLD);
  private final ExecutorService threads = Executors.newFixedThreadPool(20);
  private Function<String, RefreshResult> provider = this::rotated;
  private final LinkedTokens tokens = node(core);

  @BeforeEach
  void link() {
    store.link("ann", "github", "1");
    store.link("bob", "github", "2");
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void the_token_of_a_linked_account_is_there_for_who_signed_in_by_another_way() {
    tokens.keep("ann", account("1", "ann"), true);

    assertThat(tokens.accessToken("ann", "github")).hasValue("access-ann");
    assertThat(tokens.accessToken("ann", "github", "1")).hasValue("access-ann");
    assertThat(tokens.accessToken("ann", "other")).isEmpty();
    assertThat(store.row("github", "1").orElseThrow().sealed()).doesNotContain("ann");
  }

  @Test
  void nobody_is_given_the_token_of_another_user() {
    tokens.keep("ann", account("1", "ann"), true);
    tokens.keep("bob", account("2", "bob"), true);

    assertThat(tokens.accessToken("bob", "github")).hasValue("access-bob");
    assertThat(tokens.accessToken("bob", "github", "1")).isEmpty();
    assertThat(tokens.accessToken("cid", "github")).isEmpty();
  }

  @Test
  void tokens_are_kept_for_the_user_of_the_account_alone() {
    tokens.keep("bob", account("1", "stolen"), true);

    assertThat(store.row("github", "1")).isEmpty();
  }

  @Test
  void a_row_that_was_copied_to_another_user_or_account_opens_nothing() {
    tokens.keep("ann", account("1", "ann"), true);
    KeptTokens ann = store.row("github", "1").orElseThrow();
    store.copy(new KeptTokens("github", "2", "bob", ann.link(), ann.version(), ann.sealed()));
    assertThat(tokens.accessToken("bob", "github")).isEmpty();

    store.copy(new KeptTokens("github", "1", "bob", ann.link(), ann.version(), ann.sealed()));
    assertThat(tokens.accessToken("bob", "github", "1")).isEmpty();
    store.copy(new KeptTokens("github", "1", "ann", "other", ann.version(), ann.sealed()));
    assertThat(tokens.accessToken("ann", "github")).isEmpty();
    store.copy(new KeptTokens("github", "1", "ann", ann.link(), 7, ann.sealed()));
    assertThat(tokens.accessToken("ann", "github")).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void a_refresh_token_has_one_owner_the_account_of_a_link_and_the_session_of_a_sign_in() {
    ProviderAccount linked = tokens.keep("ann", account("1", "ann"), true);
    ProviderAccount signedIn = tokens.keep("bob", account("2", "bob"), false);

    assertThat(linked.tokens().orElseThrow().refreshToken()).isEmpty();
    assertThat(linked.tokens().orElseThrow().accessToken()).isEqualTo("access-ann");
    assertThat(signedIn.tokens().orElseThrow().refreshToken()).hasValue("refresh-bob");
    core.clock.forward(LIFE);
    assertThat(tokens.accessToken("ann", "github")).hasValue("access-ann+");
    assertThat(tokens.accessToken("bob", "github")).isEmpty();
    assertThat(asked).containsExactly("refresh-ann");
  }

  @Test
  void a_sign_in_does_not_take_the_refresh_token_of_a_link_away() {
    tokens.keep("ann", account("1", "ann"), true);
    tokens.keep("ann", account("1", "later"), false);
    core.clock.forward(LIFE);

    assertThat(tokens.accessToken("ann", "github")).hasValue("access-ann+");
  }

  @Test
  void a_token_that_does_not_expire_outlives_every_session() {
    ProviderTokens forever =
        new ProviderTokens(
            "forever", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    ProviderAccount account = new ProviderAccount("github", "oauth", "1", Optional.of(forever));
    tokens.keep("ann", account, false);
    core.clock.forward(Duration.ofDays(1000));

    assertThat(tokens.accessToken("ann", "github")).hasValue("forever");
  }

  @Test
  void of_several_accounts_the_one_that_came_last_is_meant() {
    store.link("ann", "github", "3");
    tokens.keep("ann", account("3", "second"), true);
    tokens.keep("ann", account("1", "first"), true);

    assertThat(tokens.accessToken("ann", "github")).hasValue("access-first");
    assertThat(tokens.accessToken("ann", "github", "3")).hasValue("access-second");
  }

  @Test
  void however_many_ask_on_two_nodes_the_provider_is_asked_once_and_all_get_its_answer()
      throws Exception {
    tokens.keep("ann", account("1", "ann"), true);
    core.clock.forward(LIFE);
    LinkedTokens there = node(second(OLD));
    List<Future<Optional<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      LinkedTokens node = i % 2 == 0 ? tokens : there;
      answers.add(threads.submit(() -> node.accessToken("ann", "github")));
    }

    for (Future<Optional<String>> answer : answers) {
      assertThat(answer.get()).hasValue("access-ann+");
    }
    assertThat(asked).containsExactly("refresh-ann");
  }

  @Test
  void a_late_refresh_of_a_link_that_was_removed_does_not_bring_it_back() {
    tokens.keep("ann", account("1", "ann"), true);
    core.clock.forward(LIFE);
    whileAsked(() -> store.unlink("github", "1"));

    assertThat(tokens.accessToken("ann", "github")).isEmpty();
    assertThat(store.row("github", "1")).isEmpty();
    tokens.saveUnsaved();
    assertThat(store.row("github", "1")).isEmpty();
  }

  @Test
  void a_late_refresh_leaves_the_tokens_of_a_link_that_was_made_anew_alone() {
    tokens.keep("ann", account("1", "ann"), true);
    core.clock.forward(LIFE);
    provider =
        token -> {
          store.unlink("github", "1");
          store.link("bob", "github", "1");
          tokens.keep("bob", account("1", "anew"), true);
          return rotated(token);
        };

    assertThat(tokens.accessToken("ann", "github")).isEmpty();
    assertThat(tokens.accessToken("bob", "github", "1")).hasValue("access-anew");
  }

  @Test
  void the_same_user_who_links_again_during_a_refresh_keeps_the_new_tokens() {
    tokens.keep("ann", account("1", "ann"), true);
    core.clock.forward(LIFE);
    whileAsked(() -> tokens.keep("ann", account("1", "again"), true));
    assertThat(tokens.accessToken("ann", "github")).as("of a link that is no more").isEmpty();

    assertThat(tokens.accessToken("ann", "github")).hasValue("access-again");
  }

  @Test
  void a_database_that_goes_away_while_the_provider_answers_loses_no_token() {
    tokens.keep("ann", account("1", "ann"), true);
    core.clock.forward(LIFE);
    whileAsked(() -> store.down(true));
    assertThat(tokens.accessToken("ann", "github")).hasValue("access-ann+");
    store.down(false);
    tokens.saveUnsaved();
    core.clock.forward(LIFE);
    provider = this::rotated;

    assertThat(tokens.accessToken("ann", "github")).hasValue("access-ann++");
    assertThat(asked).containsExactly("refresh-ann", "refresh-ann+");
  }

  @Test
  void tokens_that_wait_for_the_database_do_not_bring_a_removed_link_back() {
    tokens.keep("ann", account("1", "ann"), true);
    core.clock.forward(LIFE);
    whileAsked(() -> store.down(true));
    tokens.accessToken("ann", "github");
    store.down(false);
    store.unlink("github", "1");
    tokens.saveUnsaved();

    assertThat(store.row("github", "1")).isEmpty();
    assertThat(tokens.accessToken("ann", "github")).isEmpty();
  }

  @Test
  void a_link_while_the_database_is_down_leaves_the_refresh_token_to_the_session() {
    store.down(true);

    assertThat(tokens.keep("ann", account("1", "ann"), true)).isEqualTo(account("1", "ann"));
    assertThatThrownBy(() -> tokens.accessToken("ann", "github"))
        .isInstanceOf(DatabaseUnavailableException.class);
  }

  @Test
  void a_refused_token_serves_to_its_end_and_is_not_asked_for_again() {
    tokens.keep("ann", account("1", "ann"), true);
    core.clock.forward(LIFE.minusSeconds(30));
    provider = token -> new RefreshResult.Refused("invalid_grant");

    assertThat(tokens.accessToken("ann", "github")).hasValue("access-ann");
    core.clock.forward(Duration.ofSeconds(30));
    assertThat(tokens.accessToken("ann", "github")).isEmpty();
    assertThat(asked).hasSize(1);
    tokens.keep("ann", account("1", "next"), false);
    assertThat(tokens.accessToken("ann", "github")).hasValue("access-next");
  }

  @Test
  void what_a_secret_of_before_sealed_is_sealed_anew_when_it_is_used() {
    tokens.keep("ann", account("1", "ann"), true);
    LinkedTokens rotating = node(second(NEW, OLD));
    assertThat(rotating.accessToken("ann", "github")).hasValue("access-ann");

    assertThat(node(second(NEW)).accessToken("ann", "github")).hasValue("access-ann");
    assertThat(tokens.accessToken("ann", "github")).as("a node without the new one").isEmpty();
  }

  @Test
  void tokens_too_long_to_be_opened_again_are_left_to_the_session() {
    ProviderAccount huge = account("1", "x".repeat(60_000));

    assertThat(tokens.keep("ann", huge, true)).isEqualTo(huge);
    assertThat(store.row("github", "1")).isEmpty();
  }

  private MemoryCore second(String... secrets) {
    String[] settings =
        secrets.length == 1
            ? new String[] {"auth.secret", secrets[0]}
            : new String[] {"auth.secret.1", secrets[0], "auth.secret", secrets[1]};
    return new MemoryCore(core.clock, core.database, MemoryCore.quiet(), settings);
  }

  private LinkedTokens node(MemoryCore node) {
    RefreshGrant grant = new ScriptedGrant(asked, token -> provider.apply(token), true);
    return new LinkedTokens(
        store, node.columns, grant, node.database.leases(node), new LocalTurns(), node.clock);
  }

  /** What happens elsewhere while the provider makes up its answer. */
  private void whileAsked(Runnable meanwhile) {
    provider =
        token -> {
          meanwhile.run();
          return rotated(token);
        };
  }

  private ProviderAccount account(String id, String name) {
    return new ProviderAccount("github", "oauth", id, Optional.of(grant(name)));
  }

  private RefreshResult rotated(String refreshToken) {
    return new RefreshResult.Refreshed(grant(refreshToken.replace("refresh-", "") + "+"));
  }

  private ProviderTokens grant(String name) {
    return new ProviderTokens(
        "access-" + name,
        Optional.of(core.clock.instant().plus(LIFE)),
        Optional.of("refresh-" + name),
        Optional.of("id-token"),
        Optional.empty());
  }
}
