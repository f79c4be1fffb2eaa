package org.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.json.Json;
import org.gatehouse.revocation.Feed;
import org.gatehouse.revocation.View;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SealedColumns.Column;
import org.gatehouse.token.SessionKey;
import org.junit.jupiter.api.Test;

class SessionVersionsTest {
  private static final String OLD = "the-old-secret-of-more-than-32-bytes-0";
  private static final String NEW = "the-new-secret-of-more-than-32-bytes-1";

  private final MemoryCore here = new MemoryCore(MemoryCore.quiet(), "auth.secret", OLD);
  private final MemoryCore there = node(here, "auth.secret", OLD);

  @Test
  void a_session_that_was_never_changed_costs_no_database_access() {
    here.database.down(true);

    assertThat(here.versions.newerThan(claims("ann", 0))).isEmpty();
  }

  @Test
  void an_old_cookie_gets_the_newest_claims_here_and_after_a_poll_there() {
    assertThat(here.versions.advance(claims("ann", 0), changed("ann", 1))).isTrue();

    assertThat(newest(here, claims("ann", 0))).hasValue(changed("ann", 1));
    assertThat(there.versions.newerThan(claims("ann", 0))).isEmpty();
    there.versions.poll();
    assertThat(newest(there, claims("ann", 0))).hasValue(changed("ann", 1));
    assertThat(there.versions.newerThan(changed("ann", 1))).isEmpty();
  }

  @Test
  void of_two_changes_one_wins() {
    assertThat(here.versions.advance(claims("ann", 0), changed("ann", 1))).isTrue();

    assertThat(there.versions.advance(claims("ann", 0), changed("ann", 1))).isFalse();
    assertThat(there.versions.advance(changed("ann", 1), changed("ann", 2))).isTrue();
  }

  @Test
  void the_same_session_id_with_another_subject_shares_nothing() {
    here.versions.advance(claims("ann", 0), changed("ann", 1));

    assertThat(here.versions.newerThan(claims("bob", 0))).isEmpty();
    assertThat(here.versions.newest(claims("bob", 0))).isEmpty();
    assertThatThrownBy(() -> here.versions.advance(claims("ann", 1), changed("bob", 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_row_that_holds_another_sessions_claims_ends_the_session() {
    String id = SessionKey.of(claims("bob", 0)).id();
    String forAnn = here.columns.seal(changed("ann", 1), Column.VERSION, id);
    here.database
        .versions(this)
        .advance(id, 0, 1, forAnn, here.clock.instant(), here.clock.instant().plusSeconds(60));
    here.versions.poll();

    assertThat(here.versions.newerThan(claims("bob", 0))).hasValue(new DecodeResult.Mixed());
  }

  @Test
  void a_row_that_cannot_be_opened_never_reads_as_the_cookie_is_newest() {
    MemoryCore rotated = node(here, "auth.secret", NEW);
    rotated.versions.advance(claims("ann", 0), changed("ann", 1));
    here.versions.poll();

    assertThat(here.versions.newerThan(claims("ann", 0))).hasValue(new DecodeResult.UnknownKey());
  }

  @Test
  void remembered_claims_are_judged_by_the_time_of_now() {
    here.versions.advance(claims("ann", 0), changed("ann", 1));
    assertThat(newest(here, claims("ann", 0))).isPresent();
    here.clock.forward(Duration.ofSeconds(3_616));

    assertThat(here.versions.newerThan(claims("ann", 0)).orElseThrow())
        .isInstanceOf(DecodeResult.Expired.class);
  }

  @Test
  void a_row_is_sealed_again_after_a_rotation_so_that_the_old_secret_can_go() {
    here.versions.advance(claims("ann", 0), changed("ann", 1));
    MemoryCore rotating = node(here, "auth.secret", OLD, "auth.secret.1", NEW);
    assertThat(newest(rotating, claims("ann", 0))).isPresent();
    MemoryCore retired = node(here, "auth.secret", NEW);

    assertThat(newest(retired, claims("ann", 0))).hasValue(changed("ann", 1));
  }

  @Test
  void what_ended_stays_ended_here_there_and_after_a_restart() {
    here.versions.end(claims("ann", 0));
    there.versions.poll();
    MemoryCore restarted = node(here, "auth.secret", OLD);

    for (MemoryCore node : List.of(here, there, restarted)) {
      assertThat(node.versions.newerThan(claims("ann", 0))).hasValue(new DecodeResult.Revoked());
      assertThat(node.versions.newerThan(claims("ann", 7))).hasValue(new DecodeResult.Revoked());
      assertThat(node.versions.newest(claims("ann", 0))).hasValue(new DecodeResult.Revoked());
      assertThat(node.versions.advance(claims("ann", 0), changed("ann", 1))).isFalse();
    }
  }

  @Test
  void what_ended_without_the_database_ends_here_at_once_and_there_when_it_is_back() {
    here.database.down(true);
    here.versions.end(claims("ann", 0));
    assertThat(here.versions.newerThan(claims("ann", 0))).hasValue(new DecodeResult.Revoked());

    here.database.down(false);
    here.versions.poll();
    there.versions.poll();
    assertThat(there.versions.newerThan(claims("ann", 0))).hasValue(new DecodeResult.Revoked());
  }

  @Test
  void a_poll_that_failed_for_long_misses_nothing() {
    here.versions.advance(claims("ann", 0), changed("ann", 1));
    here.clock.forward(Duration.ofMinutes(30));
    there.versions.poll();

    assertThat(newest(there, claims("ann", 0))).isPresent();
  }

  @Test
  void a_node_that_had_to_forget_asks_the_database_instead_of_believing_the_cookie() {
    View view = new View(10);
    VersionStore rows = here.database.versions(this);
    SessionVersions small =
        new SessionVersions(
            rows,
            here.columns,
            here.tokens,
            here.config.session(),
            here.clock,
            view,
            new Feed(here.database.changes(), List.of(rows), view, here.clock),
            1_000);
    small.start();
    for (int i = 0; i < 50; i++) {
      small.end(claims("user" + i, 0));
    }

    for (int i = 0; i < 50; i++) {
      assertThat(small.newerThan(claims("user" + i, 0))).hasValue(new DecodeResult.Revoked());
    }
    here.database.down(true);
    assertThatThrownBy(() -> small.newerThan(claims("somebody", 0)))
        .isInstanceOf(DatabaseUnavailableException.class);
  }

  @Test
  void a_row_outlives_every_older_cookie_also_one_sealed_a_moment_later() {
    here.versions.advance(claims("ann", 0), changed("ann", 1));
    Duration maxAge = here.config.session().maxAge();
    here.clock.forward(maxAge.minusSeconds(1));
    here.database.removeExpired();

    assertThat(node(here, "auth.secret", OLD).versions.newest(claims("ann", 0))).isPresent();
    here.clock.forward(Duration.ofSeconds(120));
    here.database.removeExpired();
    assertThat(node(here, "auth.secret", OLD).versions.newest(claims("ann", 0))).isEmpty();
  }

  private static MemoryCore node(MemoryCore first, String... settings) {
    return new MemoryCore(first.clock, first.database, MemoryCore.quiet(), settings);
  }

  private static Optional<Claims> newest(MemoryCore node, Claims cookie) {
    return node.versions.newerThan(cookie).flatMap(DecodeResult::claims);
  }

  private static Claims claims(String subject, long version) {
    long now = 1_750_000_000;
    return new Claims(
            Json.PROVIDER
                .createObjectBuilder()
                .add("sub", subject)
                .add("sid", "session")
                .add("iat", now)
                .add("exp", now + 3600)
                .build())
        .withVersion(version);
  }

  private static Claims changed(String subject, long version) {
    return claims(subject, version).with("color", "blue");
  }
}
