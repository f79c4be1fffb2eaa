package org.gatehouse.session.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.session.write.Draft.Change;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.store.StoredSession;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.trace.Trace;
import org.gatehouse.trace.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of a session and when, in the cookie and in the row. */
class SessionKeepingTest {
  private static final String NAME = "authjs.session-token";
  private static final String OLD = "the-old-secret-of-more-than-32-bytes-0";
  private static final String NEW = "the-new-secret-of-more-than-32-bytes-1";
  private static final Duration MAX_AGE = Duration.ofSeconds(3600);

  private final List<Object> events = new ArrayList<>();
  private final List<DecodeResult> opened = new ArrayList<>();
  private final List<Trace.Sealed> sealed = new ArrayList<>();
  private MemoryCore core;
  private SessionParts parts;

  /** Notes what it is told. */
  private final class Noting extends Tracing {
    @Override
    public void opened(DecodeResult result) {
      opened.add(result);
    }

    @Override
    public void sealed(Supplier<Trace.Sealed> result) {
      sealed.add(result.get());
    }
  }

  private void start(String strategy, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "auth.session.strategy",
                strategy,
                "auth.session.max-age",
                "3600",
                "auth.session.update-age",
                "60"));
    if (!List.of(more).contains("auth.secret")) {
      settings.addAll(List.of("auth.secret", OLD));
    }
    settings.addAll(List.of(more));
    String[] all = settings.toArray(String[]::new);
    core =
        core == null
            ? new MemoryCore(MemoryCore.quiet(), all)
            : new MemoryCore(core.clock, core.database, MemoryCore.quiet(), all);
    parts =
        SessionParts.of(
            core.config,
            "/",
            core.tokens,
            core.versions,
            core.sessions,
            core.moved,
            core.live,
            core.staleness,
            core.list,
            new Noting(),
            events::add,
            core.clock);
  }

  @Test
  void tokens_of_rows_are_random_and_find_their_own_row() {
    start("database");
    String ann = begin(claims("ann"));
    String bob = begin(claims("bob"));

    assertThat(ann).matches(NAME + "=[\\w-]{43}");
    assertThat(ann).isNotEqualTo(bob);
    assertThat(ann).doesNotContain("AAAAAAAAAAAAAAAA");
    assertThat(open(ann).claims().flatMap(Claims::subject)).hasValue("ann");
    assertThat(open(bob).claims().flatMap(Claims::subject)).hasValue("bob");
  }

  @Test
  void what_does_not_look_like_a_token_of_a_row_is_not_looked_up() {
    start("database");
    core.database.down(true);

    assertThat(open(NAME + "=short").result()).isEqualTo(new DecodeResult.Malformed());
  }

  @Test
  void a_row_that_is_past_its_time_is_deleted_when_it_is_seen() {
    start("database");
    String cookies = begin(claims("ann"));
    core.clock.forward(MAX_AGE.plusSeconds(16));

    assertThat(open(cookies).result()).isInstanceOf(DecodeResult.Expired.class);
    assertThat(core.database.sessions(this).bySession("session-of-ann")).isEmpty();
  }

  @Test
  void a_read_of_an_unchanged_row_writes_nothing_before_the_update_age() {
    start("database");
    String cookies = begin(claims("ann"));
    StoredSession before = row();
    core.clock.forward(Duration.ofSeconds(59));
    sealed.clear();
    roll(cookies, open(cookies).claims().orElseThrow());

    assertThat(row()).isEqualTo(before);
    assertThat(sealed).isEmpty();
    core.clock.forward(Duration.ofSeconds(1));
    roll(cookies, open(cookies).claims().orElseThrow());
    assertThat(row()).isNotEqualTo(before);
    assertThat(sealed).hasSize(1);
  }

  @Test
  void a_read_that_changed_a_claim_writes_the_row() {
    start("database");
    String cookies = begin(claims("ann"));
    roll(cookies, open(cookies).claims().orElseThrow().with("color", "blue"));

    assertThat(open(cookies).claims().flatMap(claims -> claims.text("color"))).hasValue("blue");
  }

  @Test
  void a_row_of_an_old_secret_is_sealed_again_at_the_next_read() {
    start("database");
    String cookies = begin(claims("ann"));
    start("database", "auth.secret", OLD, "auth.secret.1", NEW);
    assertThat(open(cookies).oldKey()).isTrue();
    roll(cookies, open(cookies).claims().orElseThrow());

    assertThat(open(cookies).oldKey()).isFalse();
    start("database", "auth.secret", NEW);
    assertThat(open(cookies).claims()).isPresent();
    assertThat(open("").oldKey()).isFalse();
  }

  @Test
  void the_end_that_is_shown_is_that_of_the_row_unless_a_new_one_begins() {
    start("database");
    String cookies = begin(claims("ann"));
    Instant ends = row().expires();
    core.clock.forward(Duration.ofSeconds(30));
    Claims claims = open(cookies).claims().orElseThrow();

    assertThat(parts.writer().expires(draft(cookies, claims, Change.ROLL))).isEqualTo(ends);
    assertThat(parts.writer().expires(draft(cookies, claims, Change.BEGIN)))
        .isEqualTo(core.clock.instant().plus(MAX_AGE));
    assertThat(parts.writer().expires(draft("", claims, Change.ROLL)))
        .isEqualTo(core.clock.instant().plus(MAX_AGE));
  }

  @Test
  void the_end_that_is_shown_is_that_of_the_cookie_that_is_written() {
    start("jwt");
    Draft draft = draft("", claims("ann"), Change.BEGIN);

    assertThat(parts.writer().expires(draft)).isEqualTo(core.clock.instant().plus(MAX_AGE));
    assertThat(parts.writer().write(draft).get(0).expires())
        .hasValue(core.clock.instant().plus(MAX_AGE));
  }

  @Test
  void of_two_tokens_that_open_the_one_sealed_last_counts() {
    start("jwt");
    String older = token(begin(claims("ann").with("n", "older")));
    core.clock.forward(Duration.ofSeconds(10));
    String newer = token(begin(claims("ann").with("n", "newer")));

    assertThat(name(NAME + "=" + older + "; " + NAME + ".0=" + newer)).isEqualTo("newer");
    assertThat(name(NAME + "=" + newer + "; " + NAME + ".0=" + older)).isEqualTo("newer");
    assertThat(name(NAME + "=x; " + NAME + ".0=" + older)).isEqualTo("older");
    assertThat(name(NAME + "=" + older + "; " + NAME + ".0=x")).isEqualTo("older");
  }

  @Test
  void a_chunk_that_is_missing_is_named() {
    start("jwt");

    assertThat(open(NAME + ".0=a; " + NAME + ".2=c").result())
        .isEqualTo(new DecodeResult.ChunkMissing(1));
    assertThat(open(NAME + ".0=a").result()).isEqualTo(new DecodeResult.Malformed());
  }

  @Test
  void without_the_database_a_cookie_still_says_whose_it_is_and_a_row_does_not() {
    start("jwt");
    String cookies = begin(claims("ann"));
    core.database.down(true);
    assertThat(parts.opener().openAlone(core.header(cookies)).claims()).isPresent();

    core.database.down(false);
    start("database");
    String row = begin(claims("ann"));
    assertThat(parts.opener().openAlone(core.header(row)).result())
        .isEqualTo(new DecodeResult.Malformed());
  }

  @Test
  void the_largest_claims_that_may_move_do_until_the_rest_fits() {
    start("jwt", "auth.claims.movable", "a,b,c", "auth.cookies.max-chunks", "1");
    Claims large = padded("a", 1_500).with("b", "b".repeat(2_000)).with("c", "c");
    Draft one = draft("", large, Change.BEGIN);
    Draft two = draft("", padded("a", 4_000).with("b", "b".repeat(4_000)), Change.BEGIN);

    assertThat(one.moved()).containsExactly("b");
    assertThat(two.moved()).containsExactlyInAnyOrder("a", "b");
    assertThat(draft("", padded("a", 10), Change.BEGIN).moved()).isEmpty();
    String cookies = MemoryCore.cookies(parts.writer().write(one));
    assertThat(cookies.length()).isLessThan(3_936 + NAME.length() + 2);
    assertThat(open(cookies).claims().flatMap(claims -> claims.text("b")))
        .hasValue("b".repeat(2_000));
  }

  @Test
  void the_providers_tokens_may_always_move_and_other_claims_never() {
    start("jwt", "auth.cookies.max-chunks", "1");

    assertThat(draft("", padded("access_token", 4_000), Change.BEGIN).moved())
        .containsExactly("access_token");
    Claims pad = padded("pad", 4_000);
    assertThatThrownBy(() -> draft("", pad, Change.BEGIN))
        .isInstanceOf(TokenTooLargeException.class);
    Claims both = padded("pad", 4_000).with("access_token", "x");
    assertThatThrownBy(() -> draft("", both, Change.BEGIN))
        .isInstanceOf(TokenTooLargeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void what_could_never_be_opened_again_is_not_sealed(String strategy) {
    start(strategy, "auth.claims.movable", "pad");
    Claims pad = padded("pad", 60_000);

    assertThatThrownBy(() -> draft("", pad, Change.BEGIN))
        .isInstanceOf(TokenTooLargeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void of_two_updates_of_the_same_claims_the_second_is_superseded(String strategy) {
    start(strategy);
    String cookies = begin(claims("ann"));
    Claims changed = open(cookies).claims().orElseThrow().with("color", "blue");
    Draft first = draft(cookies, changed, Change.RAISE);
    Draft second = draft(cookies, changed.with("color", "red"), Change.RAISE);
    parts.writer().write(first);

    assertThat(first.claims().version()).isEqualTo(1);
    assertThatThrownBy(() -> parts.writer().write(second)).isInstanceOf(SupersededException.class);
    assertThat(open(cookies).claims().flatMap(claims -> claims.text("color"))).hasValue("blue");
  }

  @Test
  void an_update_that_changes_nothing_is_a_read() {
    start("jwt");
    String cookies = begin(claims("ann"));
    Draft draft = draft(cookies, open(cookies).claims().orElseThrow(), Change.RAISE);

    assertThat(draft.change()).isEqualTo(Change.ROLL);
    assertThat(draft.claims().version()).isZero();
  }

  @Test
  void a_read_in_the_cookie_leaves_no_version_in_the_database() {
    start("jwt");
    String cookies = begin(claims("ann"));
    core.database.down(true);

    roll(cookies, open(cookies).claims().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_large_token_is_reported_once_when_it_grows_past_the_line(String strategy) {
    start(strategy);
    String small = begin(claims("ann"));
    assertThat(events).isEmpty();
    String large = roll(small, padded("pad", 3_000).with("sub", "ann"));
    assertThat(events).hasSize(1);
    LargeToken event = (LargeToken) events.get(0);
    assertThat(event.claims().keySet().iterator().next()).isEqualTo("pad");
    assertThat(event.bytes()).isGreaterThan(3_000);

    roll(large, open(large).claims().orElseThrow().with("more", "x"));
    assertThat(events).hasSize(1);
  }

  @Test
  void what_was_sealed_is_traced_with_its_length_and_end() {
    start("jwt");
    String cookies = begin(claims("ann"));

    assertThat(sealed).hasSize(1);
    assertThat(sealed.get(0).characters()).isEqualTo(token(cookies).length());
    assertThat(sealed.get(0).claims()).containsKey("sub");
    assertThat(sealed.get(0).expires()).isEqualTo(core.clock.instant().plus(MAX_AGE));
  }

  @Test
  void what_was_opened_is_traced_and_no_cookie_is_nothing_to_trace() {
    start("jwt");
    open("");
    open(NAME + "=x");

    assertThat(opened).containsExactly(new DecodeResult.Malformed());
  }

  @Test
  void a_session_that_ends_with_the_browser_has_a_cookie_without_an_end() {
    start("jwt");
    List<SetCookie> forgotten =
        parts
            .writer()
            .write(draft("", claims("ann").with("remember", JsonValue.FALSE), Change.BEGIN));

    assertThat(forgotten.get(0).expires()).isEmpty();
  }

  @Test
  void cookies_that_can_never_open_go_and_those_that_may_stay() {
    start("jwt");
    String unknown = begin(claims("ann"));
    start("jwt", "auth.secret", NEW);

    assertThat(parts.writer().refuse(open(NAME + "=x"))).hasSize(1);
    assertThat(parts.writer().refuse(open(unknown))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_new_session_ends_the_one_before_it_on_the_server(String strategy) {
    start(strategy);
    String before = begin(claims("ann"));
    parts.writer().write(draft(before, claims("bob"), Change.BEGIN));

    assertThat(open(before).result()).isEqualTo(new DecodeResult.Revoked());
  }

  private OpenedCookie open(String cookies) {
    return parts.opener().open(core.header(cookies));
  }

  private String name(String cookies) {
    return open(cookies).claims().flatMap(claims -> claims.text("n")).orElse("");
  }

  private Draft draft(String cookies, Claims claims, Change change) {
    return parts.writer().draft(new Decided(claims, MAX_AGE), open(cookies), change);
  }

  private String begin(Claims claims) {
    return MemoryCore.cookies(parts.writer().write(draft("", claims, Change.BEGIN)));
  }

  private String roll(String cookies, Claims claims) {
    return MemoryCore.cookies(parts.writer().write(draft(cookies, claims, Change.ROLL)));
  }

  private StoredSession row() {
    Optional<StoredSession> row = core.database.sessions(this).bySession("session-of-ann");
    return row.orElseThrow();
  }

  private static String token(String cookies) {
    return cookies.substring(cookies.indexOf('=') + 1);
  }

  private static Claims padded(String name, int characters) {
    return claims("ann").with(name, "x".repeat(characters));
  }

  private static Claims claims(String subject) {
    return new Claims(
        Json.PROVIDER
            .createObjectBuilder()
            .add("sub", subject)
            .add("sid", "session-of-" + subject)
            .build());
  }
}
