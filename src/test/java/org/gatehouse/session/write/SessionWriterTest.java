package org.gatehouse.session.write;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.Stamp;
import org.gatehouse.token.TestConfig;
import org.gatehouse.token.TestConfig.MovableClock;
import org.gatehouse.trace.Tracing;
import org.junit.jupiter.api.Test;

/** I8: a claim set is minted by one class and sealed once for an answer. */
class SessionWriterTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final MovableClock clock = new MovableClock();
  private final AuthConfig config = TestConfig.development();
  private final SessionCookie cookie = new SessionCookie(config.cookies(), 3936, "/");
  private final Notes keeping = new Notes();
  private final SessionWriter writer =
      new SessionWriter(
          new Stamp(config.session(), clock),
          keeping,
          cookie,
          new UnknownKeyGrace(Duration.ZERO, clock),
          new MemoryCore(MemoryCore.quiet()).list,
          Tracing.off(),
          event -> keeping.calls.add("event"),
          Optional.empty());

  @Test
  void a_draft_measures_and_writes_nothing_and_writing_seals_once() {
    Draft draft = writer.draft(decided("blue"), opened("blue"), Draft.Change.ROLL);
    assertThat(keeping.calls).containsExactly("measure");
    writer.write(draft);

    assertThat(keeping.calls).containsExactly("measure", "write");
    assertThat(keeping.written).isSameAs(draft.claims());
  }

  @Test
  void an_update_that_changed_something_raises_the_version_and_one_that_did_not_does_not() {
    Draft same = writer.draft(decided("blue"), opened("blue"), Draft.Change.RAISE);
    Draft other = writer.draft(decided("red"), opened("blue"), Draft.Change.RAISE);

    assertThat(same.change()).isEqualTo(Draft.Change.ROLL);
    assertThat(same.claims().version()).isZero();
    assertThat(other.change()).isEqualTo(Draft.Change.RAISE);
    assertThat(other.claims().version()).isEqualTo(1);
  }

  @Test
  void a_new_session_ends_the_one_that_the_browser_had_first() {
    writer.write(writer.draft(decided("blue"), opened("red"), Draft.Change.BEGIN));

    assertThat(keeping.calls).containsExactly("measure", "end", "write");
  }

  @Test
  void a_session_that_cannot_be_ended_on_the_server_is_cleared_all_the_same() {
    keeping.failing = true;
    List<SetCookie> set = writer.end(opened("blue"));

    assertThat(set).extracting(SetCookie::value).containsExactly("");
    assertThat(keeping.calls).containsExactly("end");
  }

  @Test
  void a_session_that_is_not_remembered_gets_a_cookie_that_ends_with_the_browser() {
    Claims forgotten = claims("blue").with("remember", jakarta.json.JsonValue.FALSE);
    Draft draft = writer.draft(new Decided(forgotten, HOUR), opened("blue"), Draft.Change.BEGIN);

    assertThat(writer.write(draft)).extracting(SetCookie::expires).containsOnly(Optional.empty());
    Draft kept = writer.draft(decided("blue"), opened("blue"), Draft.Change.BEGIN);
    assertThat(writer.write(kept).get(0).expires()).hasValue(clock.instant().plus(HOUR));
  }

  @Test
  void a_large_token_is_reported_when_it_grows_past_the_line_and_not_again() {
    keeping.length = 2049;
    writer.write(writer.draft(decided("blue"), opened("blue"), Draft.Change.ROLL));
    assertThat(keeping.calls).contains("event");
    keeping.calls.clear();
    OpenedCookie large =
        new OpenedCookie(
            new DecodeResult.Valid(claims("blue"), 0),
            found("x".repeat(2049)),
            false,
            Optional.empty());
    writer.write(writer.draft(decided("blue"), large, Draft.Change.ROLL));

    assertThat(keeping.calls).doesNotContain("event");
  }

  private static Decided decided(String color) {
    return new Decided(claims(color), HOUR);
  }

  private OpenedCookie opened(String color) {
    return OpenedCookie.of(new DecodeResult.Valid(claims(color), 0), found("t"));
  }

  private SessionCookie.Found found(String token) {
    return cookie.read(CookieHeader.parse("authjs.session-token=" + token, config.flavour()));
  }

  private static Claims claims(String color) {
    return new Claims(
        Json.createObjectBuilder().add("sub", "ann").add("sid", "s").add("color", color).build());
  }

  /** Notes what is asked of it. */
  private static final class Notes implements Keeping {
    private final List<String> calls = new ArrayList<>();
    private Claims written;
    private boolean failing;
    private int length = 10;

    @Override
    public OpenedCookie open(SessionCookie.Found found) {
      throw new UnsupportedOperationException();
    }

    @Override
    public OpenedCookie openNewest(SessionCookie.Found found) {
      throw new UnsupportedOperationException();
    }

    @Override
    public OpenedCookie openAlone(SessionCookie.Found found) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> overflow(Claims stamped) {
      calls.add("measure");
      return List.of();
    }

    @Override
    public Instant expires(Draft draft) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Kept write(Draft draft) {
      calls.add("write");
      written = draft.claims();
      return new Kept("token", Optional.of(new Sealed(draft.claims(), length)));
    }

    @Override
    public void end(OpenedCookie opened) {
      calls.add("end");
      if (failing) {
        throw new IllegalStateException("down");
      }
    }
  }
}
