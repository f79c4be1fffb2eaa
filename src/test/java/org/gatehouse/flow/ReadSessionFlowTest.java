package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.session.Session;
import org.gatehouse.session.write.OpenedCookie;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.junit.jupiter.api.Test;

/** What a read shows, and when it sets a cookie. */
class ReadSessionFlowTest {
  private final List<Object> events = new ArrayList<>();
  private Claims added = Claims.NONE;
  private boolean ends;
  private boolean endsShown;

  private final MemoryCore core =
      new MemoryCore(
          new MemoryCore.Quiet() {
            @Override
            public Optional<Claims> jwt(JwtContext context) {
              return ends ? Optional.empty() : Optional.of(context.token().withAll(added.toJson()));
            }

            @Override
            public Session session(SessionContext context) {
              if (endsShown) {
                context.token().as(Numbered.class);
              }
              return context.session();
            }
          },
          "auth.secret",
          "read-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp00",
          "auth.session.update-age",
          "60");
  private final ReadSessionFlow flow =
      new ReadSessionFlow(
          core.parts.opener(),
          core.stages,
          core.parts.writer(),
          events::add,
          core.config.session(),
          core.clock);
  private final String cookies = core.signIn("ann");

  /** Claims as they never were. */
  public record Numbered(Integer sub) {}

  private OpenedCookie open() {
    return flow.open(core.header(cookies));
  }

  private boolean renews() {
    OpenedCookie opened = open();
    return flow.renew(opened, flow.jwt(opened)).stream().anyMatch(c -> !c.value().isEmpty());
  }

  @Test
  void a_read_shows_the_three_members_of_Auth_js_where_there_is_a_text() {
    added =
        Claims.NONE
            .with("name", "Ann")
            .with("email", JsonValue.NULL)
            .with("picture", JsonValue.TRUE);
    ReadSessionFlow.Read read = flow.read(core.header(cookies));

    Session session = read.session().orElseThrow();
    assertThat(session.user().toString()).isEqualTo("{\"name\":\"Ann\",\"email\":null}");
    assertThat(session.expires())
        .isEqualTo(core.clock.instant().plus(core.config.session().maxAge()));
    assertThat(read.claims().flatMap(Claims::subject)).hasValue("ann");
    assertThat(read.cookies()).hasSize(1);
    assertThat(events).containsExactly(new SessionShown(session, read.claims().orElseThrow()));
  }

  @Test
  void a_picture_is_shown_as_the_image() {
    added = Claims.NONE.with("picture", "https://example.org/a.png");

    assertThat(flow.read(core.header(cookies)).session().orElseThrow().user().toString())
        .isEqualTo("{\"image\":\"https://example.org/a.png\"}");
  }

  @Test
  void a_request_sets_the_cookie_again_only_after_the_update_age_or_for_a_change() {
    assertThat(renews()).isFalse();
    core.clock.forward(Duration.ofSeconds(59));
    assertThat(renews()).isFalse();
    added = Claims.NONE.with("name", "Ann");
    assertThat(renews()).isTrue();
    added = Claims.NONE;
    core.clock.forward(Duration.ofSeconds(1));
    assertThat(renews()).isTrue();
  }

  @Test
  void claims_that_are_newer_than_the_cookie_are_written_to_it() {
    added = Claims.NONE.with("name", "Ann");
    core.update(cookies, "{}");

    assertThat(open().outdated()).isTrue();
    assertThat(renews()).isTrue();
  }

  @Test
  void a_session_that_ends_is_cleared_away_and_does_not_come_back() {
    ends = true;
    ReadSessionFlow.Read read = flow.read(core.header(cookies));
    assertThat(read.session()).isEmpty();
    assertThat(read.claims()).isEmpty();
    assertThat(read.cookies()).singleElement().matches(cookie -> cookie.value().isEmpty());

    ends = false;
    assertThat(flow.read(core.header(cookies)).session()).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void a_session_that_ends_while_it_is_shown_is_cleared_away() {
    endsShown = true;
    ReadSessionFlow.Read read = flow.read(core.header(cookies));

    assertThat(read.session()).isEmpty();
    assertThat(read.claims()).isEmpty();
    assertThat(read.cookies()).singleElement().matches(cookie -> cookie.value().isEmpty());
    assertThat(events).isEmpty();
  }

  @Test
  void what_was_no_session_is_cleared_away() {
    assertThat(flow.read(core.header("authjs.session-token=x")).cookies()).hasSize(1);
    assertThat(flow.renew(flow.open(core.header("authjs.session-token=x")), Optional.empty()))
        .hasSize(1);
  }

  @Test
  void a_guarded_request_shows_the_session_with_the_end_it_is_given() {
    Claims claims = open().claims().orElseThrow();
    Session session = flow.show(claims, core.clock.instant()).orElseThrow();

    assertThat(session.expires()).isEqualTo(core.clock.instant());
    assertThat(events).containsExactly(new SessionShown(session, claims));
    endsShown = true;
    assertThat(flow.show(claims, core.clock.instant())).isEmpty();
    assertThat(events).hasSize(1);
  }

  @Test
  void a_read_that_makes_the_token_too_large_is_a_failure_of_the_callback() {
    OpenedCookie opened = open();
    Claims large = opened.claims().orElseThrow().with("pad", "x".repeat(50_000));

    assertThatThrownBy(
            () -> flow.renew(opened, Optional.of(new Decided(large, Duration.ofSeconds(60)))))
        .isInstanceOf(CallbackFailedException.class);
  }

  @Test
  void an_update_without_a_session_is_none() {
    assertThat(core.update("", "{}").session()).isEmpty();
    assertThat(core.update("authjs.session-token=x", "{}").cookies()).hasSize(1);
  }
}
