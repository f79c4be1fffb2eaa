package org.gatehouse.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.gatehouse.config.NoSecretLeftException;
import org.gatehouse.config.Secrets;
import org.gatehouse.config.Setting;
import org.gatehouse.cookie.CsrfToken;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.simulation.MemoryDatabase;
import org.gatehouse.simulation.Scheduler;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that leaked: somebody seals with it what he likes. */
class RevokedSecretsTest {
  private static final String OLD = "old-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp-00";
  private static final String NEW = "new-secret-4Gh6Jk8Lp0Qw2Er5Ty7Ui-00";
  private static final String COOKIE = "authjs.session-token";
  private static final String LEAKED =
      TestConfig.development("auth.secret", OLD).secrets().all().get(0).id();
  private static final String[] BEFORE = {"auth.secret", OLD};
  private static final String[] AFTER = {"auth.secret", OLD, "auth.secret.1", NEW};
  private static final String[] REVOKED = {
    "auth.secret", OLD, "auth.secret.1", NEW, "auth.secret.revoked", LEAKED
  };

  private final Scheduler clock = new Scheduler(new Random(1));
  private final MemoryDatabase database = MemoryDatabase.plain(clock);
  private final MemorySecrets store = new MemorySecrets();

  /** A node with what its timers do. */
  private final class Node {
    final MemoryCore core;
    final Secrets secrets;
    final RevokedSecrets revoked;

    Node(String... settings) {
      core = new MemoryCore(clock, database, MemoryCore.quiet(), settings);
      secrets = core.config.secrets();
      Set<String> listed = new HashSet<>(core.config.settings().list(Setting.SECRET_REVOKED));
      revoked = new RevokedSecrets(secrets, listed, store, core.revocations, core.view, clock);
      revoked.start();
    }

    void poll() {
      core.versions.poll();
      revoked.poll();
    }

    String why(String cookies) {
      return core.parts.opener().open(core.header(cookies)).result().reason();
    }

    /** The cookie after a request with this one. */
    String sealedAgain(String cookies) {
      return MemoryCore.cookies(core.read(cookies).cookies());
    }
  }

  /** What somebody seals who has the leaked secret: a session that begins as late as it may. */
  private String forged() {
    long now = clock.instant().getEpochSecond();
    Claims claims =
        new Claims(
            Json.createObjectBuilder()
                .add("sub", "administrator")
                .add("sid", "forged")
                .add("iat", now)
                .add("auth_time", now)
                .add("began", now + 15)
                .add("began_after", Long.MAX_VALUE / 2)
                .add("exp", now + 86_400)
                .build());
    return COOKIE + "=" + new SessionTokens(TestConfig.development(BEFORE), clock).seal(claims);
  }

  @Test
  void a_cookie_of_a_revoked_secret_is_refused_and_deleted_at_once() {
    String old = new Node(BEFORE).core.signIn("ann");
    Node node = new Node(REVOKED);

    assertThat(node.why(old)).isEqualTo("revoked");
    assertThat(node.core.read(old).cookies())
        .extracting(SetCookie::name, SetCookie::value)
        .containsExactly(tuple(COOKIE, ""));
    clock.forward(Duration.ofSeconds(16));
    assertThat(node.why(node.core.signIn("ann"))).isEqualTo("valid");
  }

  /** Also where the node has opened it before, and remembers. */
  @Test
  void what_a_forged_session_became_under_another_secret_ends_on_every_node() {
    Node other = new Node(AFTER);
    String remembered = forged();
    String laundered = other.sealedAgain(remembered);
    String honest = other.core.signIn("ann");
    assertThat(new Node("auth.secret", NEW).why(laundered)).isEqualTo("valid");

    Node first = new Node(REVOKED);
    assertThat(first.why(laundered)).isEqualTo("revoked");
    assertThat(first.why(honest)).isEqualTo("revoked");
    other.poll();
    assertThat(other.why(laundered)).isEqualTo("revoked");
    assertThat(other.why(remembered)).isEqualTo("revoked");
    clock.forward(Duration.ofSeconds(20));
    assertThat(other.why(forged())).isEqualTo("revoked");
  }

  /** Until it hears of it, a node seals a forged session again with the better secret. */
  @Test
  void what_a_node_let_in_before_it_heard_ends_too() {
    Node other = new Node(AFTER);
    Node first = new Node(REVOKED);
    clock.forward(Duration.ofSeconds(20));
    String laundered = other.sealedAgain(forged());
    assertThat(first.why(laundered)).isEqualTo("valid");

    other.poll();
    first.poll();
    assertThat(first.why(laundered)).isEqualTo("revoked");
    assertThat(other.why(laundered)).isEqualTo("revoked");
    clock.forward(Duration.ofSeconds(16));
    String begun = other.core.signIn("ann");
    other.poll();
    first.poll();
    assertThat(first.why(begun)).isEqualTo("valid");
  }

  @Test
  void a_node_that_could_not_end_what_it_let_in_tries_again() {
    Node other = new Node(AFTER);
    new Node(REVOKED);
    clock.forward(Duration.ofSeconds(20));
    String laundered = other.sealedAgain(forged());
    store.down = true;
    assertThatThrownBy(other::poll).isInstanceOf(DatabaseUnavailableException.class);
    assertThat(other.why(laundered)).isEqualTo("valid");
    store.down = false;
    other.poll();

    assertThat(other.why(laundered)).isEqualTo("revoked");
  }

  @Test
  void nodes_that_are_told_later_or_start_again_end_nothing_more() {
    new Node(REVOKED);
    clock.forward(Duration.ofSeconds(20));
    String begun = new Node(REVOKED).core.signIn("ann");
    for (String[] settings : List.of(REVOKED, AFTER)) {
      Node again = new Node(settings);
      again.poll();
      again.poll();

      assertThat(again.why(begun)).isEqualTo("valid");
      assertThat(again.why(forged())).isEqualTo("revoked");
    }
  }

  @Test
  void two_nodes_that_are_told_at_once_end_everything_and_start() {
    store.raced = true;
    Node node = new Node(REVOKED);

    assertThat(store.all()).extracting(SecretStore.Row::revoked).containsExactly(true);
    assertThat(node.why(forged())).isEqualTo("revoked");
  }

  @Test
  void a_node_that_cannot_end_the_sessions_does_not_start() {
    store.down = true;

    assertThatThrownBy(() -> new Node(REVOKED)).isInstanceOf(DatabaseUnavailableException.class);
  }

  @Test
  void a_node_that_remembers_too_little_asks_the_database() {
    Node other = new Node(AFTER);
    for (int i = 0; i < 1100; i++) {
      other.core.revocations.endUser("user-" + i);
    }
    assertThat(other.core.view.complete()).isFalse();
    new Node(REVOKED);
    other.revoked.poll();

    assertThat(other.why(forged())).isEqualTo("revoked");
  }

  @Test
  void a_node_whose_only_secret_was_revoked_seals_nothing() {
    Node other = new Node(BEFORE);
    new Node(REVOKED);
    other.poll();
    CsrfToken csrf = new CsrfToken(other.secrets, other.core.config.cookies());

    assertThat(other.why(forged())).isEqualTo("revoked");
    assertThatThrownBy(() -> other.core.signIn("ann")).isInstanceOf(NoSecretLeftException.class);
    assertThatThrownBy(() -> csrf.cookie(csrf.fresh())).isInstanceOf(NoSecretLeftException.class);
  }

  /** Whoever has the secret makes the cookie and the field. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_form_token_of_a_revoked_secret_is_worth_nothing(boolean alone) {
    Node node = new Node(REVOKED);
    Secrets known = TestConfig.development(alone ? BEFORE : AFTER).secrets();
    CsrfToken theirs = new CsrfToken(known, node.core.config.cookies());
    String cookie = theirs.cookie("abc").header().split(";")[0];
    CsrfToken ours = new CsrfToken(node.secrets, node.core.config.cookies());

    assertThat(theirs.read(node.core.header(cookie))).isPresent();
    assertThat(ours.read(node.core.header(cookie))).isEmpty();
  }
}
