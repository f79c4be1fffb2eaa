package org.gatehouse.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.gatehouse.flow.SignOutFlow;
import org.gatehouse.json.Json;
import org.gatehouse.session.write.Minting;
import org.gatehouse.sessions.SessionsEnded.By;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mission row B09 on two nodes in memory, under both strategies. */
class SessionListTest {
  private static final String TOUCH = "300";
  private MemoryCore here;
  private MemoryCore there;

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_sign_in_is_listed_at_once_with_what_it_came_from(String strategy) {
    start(strategy);
    here.visitor = new Visitor("192.0.2.0/24", "Lynx");
    here.signIn("ann");

    ListedSession session = only(there, "ann");
    assertThat(session.start()).isEqualTo(here.clock.instant());
    assertThat(session.device()).isEqualTo(new Device("192.0.2.0/24", "Lynx", ""));
    assertThat(there.users.of("bob")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_use_is_written_off_the_path_and_not_before_its_time(String strategy) {
    start(strategy);
    String cookies = here.signIn("ann");
    here.clock.forward(Duration.ofSeconds(299));
    here.read(cookies);
    here.list.flush();
    assertThat(only(here, "ann").used()).isEqualTo(only(here, "ann").start());

    here.clock.forward(Duration.ofSeconds(1));
    here.read(cookies);
    assertThat(only(here, "ann").used()).isEqualTo(only(here, "ann").start());
    here.list.flush();
    assertThat(only(here, "ann").used()).isEqualTo(here.clock.instant());
  }

  /** Mission row C08. */
  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_use_tells_which_secret_had_sealed_the_session(String strategy) {
    String old = "old-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp-00";
    start(strategy, "auth.session.update-age", "0", "auth.secret", old);
    there =
        new MemoryCore(
            here.clock,
            here.database,
            MemoryCore.quiet(),
            "auth.session.strategy",
            strategy,
            "auth.sessions.touch",
            TOUCH,
            "auth.session.update-age",
            "0",
            "auth.secret",
            old,
            "auth.secret.1",
            "new-secret-4Gh6Jk8Lp0Qw2Er5Ty7Ui-00");
    String older = here.config.secrets().all().get(0).id();
    String newer = there.config.secrets().all().get(0).id();
    String cookies = here.signIn("ann");
    assertThat(only(here, "ann").secret()).isEqualTo(older).isNotEqualTo(newer);

    here.clock.forward(Duration.ofSeconds(300));
    cookies = MemoryCore.cookies(there.read(cookies).cookies());
    there.list.flush();
    assertThat(only(here, "ann").secret()).isEqualTo(older);
    here.clock.forward(Duration.ofSeconds(300));
    there.read(cookies);
    there.list.flush();
    assertThat(only(here, "ann").secret()).isEqualTo(newer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void nodes_together_write_no_use_before_its_time(String strategy) {
    start(strategy);
    String cookies = here.signIn("ann");
    here.clock.forward(Duration.ofSeconds(10));
    there.read(cookies);
    there.list.flush();

    assertThat(only(here, "ann").used()).isEqualTo(only(here, "ann").start());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_session_that_is_used_stays_listed_past_its_first_expiry(String strategy) {
    start(strategy, "auth.session.max-age", "3600", "auth.session.update-age", "0");
    String cookies = here.signIn("ann");
    for (int i = 0; i < 3; i++) {
      here.clock.forward(Duration.ofSeconds(1800));
      here.versions.poll();
      cookies = MemoryCore.cookies(here.read(cookies).cookies());
      here.list.flush();
    }

    assertThat(here.users.of("ann")).hasSize(1);
    here.clock.forward(Duration.ofSeconds(3_700));
    assertThat(here.users.of("ann")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void signed_out_is_not_listed_and_a_late_use_does_not_bring_it_back(String strategy) {
    start(strategy);
    String cookies = here.signIn("ann");
    here.clock.forward(Duration.ofSeconds(300));
    there.read(cookies);
    signOut(here, cookies);
    there.list.flush();

    assertThat(here.users.of("ann")).isEmpty();
    assertThat(there.users.of("ann")).isEmpty();
    assertThat(rows("ann")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void one_that_is_ended_from_elsewhere_is_refused_on_the_other_node_after_a_look(String strategy) {
    start(strategy);
    here.signIn("ann");
    here.clock.forward(Duration.ofSeconds(1));
    String other = there.signIn("ann");
    String key = there.users.of("ann").get(0).key();

    assertThat(here.users.end("ann", key, By.USER)).isTrue();
    there.versions.poll();
    assertThat(there.read(other).session()).isEmpty();
    assertThat(here.users.of("ann")).hasSize(1).noneMatch(s -> s.key().equals(key));
    assertThat(here.happened).containsExactly(ended(By.USER, "ann", key));
    assertThat(here.users.end("ann", key, By.USER)).isFalse();
  }

  /** I1: an id is worth nothing to anybody else. */
  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void the_id_of_somebody_elses_session_ends_nothing(String strategy) {
    start(strategy);
    String cookies = here.signIn("ann");
    String key = only(here, "ann").key();

    assertThat(here.users.end("bob", key, By.USER)).isFalse();
    assertThat(here.users.endOthers("bob", "x", By.USER)).isZero();
    assertThat(here.read(cookies).session()).isPresent();
    assertThat(here.users.of("ann")).hasSize(1);
    assertThat(here.happened).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void all_others_end_and_this_one_stays(String strategy) {
    start(strategy);
    String mine = here.signIn("ann");
    String kept = only(here, "ann").key();
    String second = here.signIn("ann");
    String third = there.signIn("ann");
    String bobs = here.signIn("bob");

    assertThat(there.users.endOthers("ann", kept, By.USER)).isEqualTo(2);
    here.versions.poll();
    assertThat(here.read(mine).session()).isPresent();
    assertThat(here.read(bobs).session()).isPresent();
    assertThat(here.read(second).session()).isEmpty();
    assertThat(here.read(third).session()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void past_the_limit_the_oldest_ends(String strategy) {
    start(strategy, "auth.sessions.limit", "2");
    String first = here.signIn("ann");
    here.clock.forward(Duration.ofMillis(1));
    String second = there.signIn("ann");
    here.clock.forward(Duration.ofMillis(1));
    String third = here.signIn("ann");
    here.signIn("bob");

    assertThat(here.read(first).session()).isEmpty();
    assertThat(here.read(second).session()).isPresent();
    assertThat(here.read(third).session()).isPresent();
    assertThat(here.users.of("ann")).hasSize(2);
    assertThat(here.happened).hasSize(1);
  }

  /** Each node makes its row before it looks, so that one of the two sees both. */
  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void of_two_sign_ins_at_once_one_stays_past_a_limit_of_one(String strategy) throws Exception {
    start(strategy, "auth.sessions.limit", "1");
    for (int i = 0; i < 50; i++) {
      Thread one = new Thread(() -> here.signIn("ann"));
      Thread other = new Thread(() -> there.signIn("ann"));
      one.start();
      other.start();
      one.join();
      other.join();

      assertThat(here.users.of("ann")).hasSizeLessThanOrEqualTo(1);
      here.clock.forward(Duration.ofMillis(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_database_that_is_away_breaks_no_read_and_no_sign_out(String strategy) {
    start(strategy);
    String cookies = here.signIn("ann");
    here.clock.forward(Duration.ofSeconds(2));
    here.versions.poll();
    here.clock.forward(Duration.ofSeconds(1));
    here.database.down(true);
    if (strategy.equals("jwt")) {
      assertThat(here.read(cookies).session()).isPresent();
    }
    here.list.flush();
    assertThat(signOut(here, cookies)).isNotEmpty();
    here.database.down(false);
    here.versions.poll();
    here.sessions.flush();

    assertThat(here.users.of("ann")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_row_that_could_not_be_made_at_the_sign_in_is_made_later(String strategy) {
    start(strategy);
    Claims claims =
        new Minting(here.config, here.clock)
            .mint(new Claims(Json.PROVIDER.createObjectBuilder().add("sub", "ann").build()))
            .claims();
    here.database.down(true);
    here.list.began(claims);
    here.list.flush();
    here.database.down(false);
    assertThat(rows("ann")).isEmpty();
    here.list.flush();

    // strategy database: nobody has such a session
    assertThat(rows("ann")).hasSize(strategy.equals("jwt") ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_session_ended_with_others_is_not_listed_from_then_on(String strategy) {
    start(strategy);
    here.signIn("ann");
    here.signIn("bob");
    here.revocations.endUser("ann");
    assertThat(here.users.of("ann")).isEmpty();
    assertThat(here.users.of("bob")).hasSize(1);
    there.versions.poll();
    assertThat(there.users.of("ann")).isEmpty();

    here.revocations.endEverybody();
    assertThat(here.users.of("bob")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "session"})
  void a_session_ended_by_its_provider_is_not_listed(String how) {
    start("jwt");
    here.list.began(provided("ann", "1", "s1"));
    here.list.began(provided("ann", "2", "s2"));
    if (how.equals("account")) {
      here.revocations.endAccount("google", "1");
    } else {
      here.revocations.endProviderSession("google", "s1");
    }

    assertThat(here.users.of("ann"))
        .extracting(session -> session.account().orElseThrow().name())
        .containsExactly(org.gatehouse.revocation.Target.account("google", "2").name());
  }

  /** Sealed by Auth.js, or before there was a list. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_session_that_was_sealed_elsewhere_is_listed_when_it_is_first_used(boolean now) {
    start("jwt");
    here.visitor = new Visitor("", "Lynx");
    Claims foreign =
        SessionKey.identified(
            new Claims(
                Json.PROVIDER
                    .createObjectBuilder()
                    .add("sub", "ann")
                    .add("iat", here.clock.instant().getEpochSecond() - 60)
                    .add("exp", here.clock.instant().getEpochSecond() + 3600)
                    .build()));
    if (now) {
      here.list.listNow(foreign);
    } else {
      here.list.seen(foreign, 0);
      assertThat(here.users.of("ann")).isEmpty();
      here.list.flush();
    }

    ListedSession session = only(here, "ann");
    assertThat(session.start()).isEqualTo(here.clock.instant().minusSeconds(60));
    assertThat(session.device().browser()).isEqualTo("Lynx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u0000b", "x*"})
  void a_subject_that_no_row_can_hold_is_not_listed(String subject) {
    start("jwt");
    here.list.began(provided(subject.replace("x*", "x".repeat(65)), "1", "s"));

    assertThat(rows(subject)).isEmpty();
    assertThat(here.happened).isEmpty();
  }

  private Claims provided(String subject, String account, String session) {
    return new Minting(here.config, here.clock)
        .mint(
            new Claims(
                Json.PROVIDER
                    .createObjectBuilder()
                    .add("sub", subject)
                    .add("provider", "google")
                    .add("providerAccountId", account)
                    .add("provider_sid", session)
                    .build()))
        .claims();
  }

  private void start(String strategy, String... more) {
    String[] settings = new String[4 + more.length];
    settings[0] = "auth.session.strategy";
    settings[1] = strategy;
    settings[2] = "auth.sessions.touch";
    settings[3] = TOUCH;
    System.arraycopy(more, 0, settings, 4, more.length);
    here = new MemoryCore(MemoryCore.quiet(), settings);
    there = new MemoryCore(here.clock, here.database, MemoryCore.quiet(), settings);
  }

  private static ListedSession only(MemoryCore node, String user) {
    List<ListedSession> sessions = node.users.of(user);
    assertThat(sessions).hasSize(1);
    return sessions.get(0);
  }

  private List<ListedSession> rows(String user) {
    return here.database.listed().of(user, here.clock.instant(), 10);
  }

  private static List<?> signOut(MemoryCore node, String cookies) {
    SignOutFlow flow = node.signOut((claims, back) -> java.util.Optional.empty());
    return flow.signOut(node.header(cookies), "http://localhost/").cookies();
  }

  private static SessionsEnded ended(By by, String user, String key) {
    return new SessionsEnded(by, java.util.Optional.of(user), java.util.Optional.of(key));
  }
}
