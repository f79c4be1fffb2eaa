package org.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.gatehouse.json.Json;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SealedColumns.Column;
import org.gatehouse.token.SessionKey;
import org.junit.jupiter.api.Test;

class MovedClaimsTest {
  private static final String OLD = "the-old-secret-of-more-than-32-bytes-0";
  private static final String NEW = "the-new-secret-of-more-than-32-bytes-1";
  private static final List<String> PAD = List.of("pad");

  private final MemoryCore here = new MemoryCore(MemoryCore.quiet(), "auth.secret", OLD);

  @Test
  void what_moved_comes_back_here_and_on_another_node() {
    Claims rest = here.moved.move(claims("ann", "large"), PAD);

    assertThat(rest.has("pad")).isFalse();
    assertThat(restored(here, rest)).isEqualTo(valid(claims("ann", "large")));
    assertThat(restored(node("auth.secret", OLD), rest)).isEqualTo(valid(claims("ann", "large")));
  }

  @Test
  void each_cookie_finds_the_content_it_was_sealed_with_whatever_was_written_later() {
    Claims first = here.moved.move(claims("ann", "one"), PAD);
    Claims second = here.moved.move(claims("ann", "two"), PAD);
    Claims again = here.moved.move(claims("ann", "one"), PAD);
    MemoryCore other = node("auth.secret", OLD);

    assertThat(restored(other, first)).isEqualTo(valid(claims("ann", "one")));
    assertThat(restored(other, second)).isEqualTo(valid(claims("ann", "two")));
    assertThat(restored(other, again)).isEqualTo(valid(claims("ann", "one")));
  }

  @Test
  void a_row_whose_content_is_not_of_its_digest_is_refused() {
    Claims rest = here.moved.move(claims("ann", "true"), PAD);
    SessionKey key = SessionKey.of(rest);
    String digest = rest.text("moved").orElseThrow();
    Claims forged =
        claims("ann", "-")
            .without("pad")
            .with("moved", Json.PROVIDER.createObjectBuilder().add("pad", "forged").build());
    put(key, digest, forged);

    assertThat(restored(node("auth.secret", OLD), rest)).isEqualTo(new DecodeResult.Mixed());
  }

  @Test
  void a_row_of_another_subject_is_refused() {
    Claims rest = here.moved.move(claims("ann", "true"), PAD);
    SessionKey key = SessionKey.of(rest);
    Claims content =
        claims("bob", "-")
            .without("pad")
            .with("moved", Json.PROVIDER.createObjectBuilder().add("pad", "true").build());
    put(key, rest.text("moved").orElseThrow(), content);

    assertThat(restored(node("auth.secret", OLD), rest)).isEqualTo(new DecodeResult.Mixed());
  }

  @Test
  void a_row_that_is_gone_or_unreadable_says_so() {
    Claims rest = here.moved.move(claims("ann", "large"), PAD);

    assertThat(restored(node("auth.secret", NEW), rest)).isEqualTo(new DecodeResult.UnknownKey());
    assertThat(restored(new MemoryCore(MemoryCore.quiet(), "auth.secret", OLD), rest))
        .isEqualTo(new DecodeResult.Revoked());
  }

  @Test
  void a_row_is_sealed_again_after_a_rotation_so_that_the_old_secret_can_go() {
    Claims rest = here.moved.move(claims("ann", "large"), PAD);
    MemoryCore both = node("auth.secret", OLD, "auth.secret.1", NEW);
    assertThat(restored(both, rest)).isEqualTo(valid(claims("ann", "large")));
    both.moved.move(claims("ann", "large"), PAD);

    assertThat(restored(node("auth.secret", NEW), rest)).isEqualTo(valid(claims("ann", "large")));
  }

  @Test
  void a_row_lives_as_long_as_the_session_may_although_it_is_written_once() {
    Claims rest = here.moved.move(claims("ann", "large"), PAD);
    here.clock.forward(Duration.ofDays(80));
    here.database.removeExpired();

    assertThat(restored(node("auth.secret", OLD), rest).claims()).isPresent();
  }

  private void put(SessionKey key, String digest, Claims content) {
    String sealed = here.columns.seal(content, Column.MOVED, key.id() + ":" + digest);
    here.database
        .moved()
        .put(key.id(), digest, sealed, here.clock.instant(), here.clock.instant().plusSeconds(60));
  }

  private MemoryCore node(String... settings) {
    return new MemoryCore(here.clock, here.database, MemoryCore.quiet(), settings);
  }

  private static DecodeResult restored(MemoryCore node, Claims rest) {
    return node.moved.restore(new DecodeResult.Valid(rest, 0));
  }

  private static DecodeResult valid(Claims claims) {
    return new DecodeResult.Valid(claims, 0);
  }

  private static Claims claims(String subject, String pad) {
    long now = 1_750_000_000;
    return new Claims(
        Json.PROVIDER
            .createObjectBuilder()
            .add("sub", subject)
            .add("sid", "session")
            .add("iat", now)
            .add("exp", now + 3600)
            .add("pad", pad)
            .build());
  }
}
