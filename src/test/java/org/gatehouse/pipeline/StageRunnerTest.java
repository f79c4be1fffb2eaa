package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.flow.ReadSessionFlow;
import org.gatehouse.json.Json;
import org.gatehouse.session.Session;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.junit.jupiter.api.Test;

class StageRunnerTest {
  /** What an application of this release expects of its claims. */
  public record Person(String name, String color) {}

  private static final Claims TOKEN =
      new Claims(
          Json.PROVIDER
              .createObjectBuilder()
              .add("sub", "ann")
              .add("sid", "s")
              .add("auth_time", 1)
              .add("remember", false)
              .add("ver", 3)
              .build());

  @Test
  void no_callback_changes_or_loses_what_makes_the_session() {
    Claims changed =
        new Claims(
            Json.PROVIDER
                .createObjectBuilder()
                .add("sub", "bob")
                .add("sid", "another")
                .add("auth_time", 2)
                .add("remember", true)
                .add("ver", 1)
                .add("color", "blue")
                .build());

    assertThat(decided(context -> Optional.of(changed)).orElseThrow().claims())
        .isEqualTo(TOKEN.with("color", "blue"));
    assertThat(decided(context -> Optional.of(Claims.NONE)).orElseThrow().claims())
        .isEqualTo(TOKEN);
  }

  @Test
  void nothing_and_null_end_the_session() {
    assertThat(decided(context -> Optional.empty())).isEmpty();
    assertThat(decided(context -> null)).isEmpty();
  }

  @Test
  void a_callback_that_throws_keeps_it() {
    assertThatThrownBy(
            () ->
                decided(
                    context -> {
                      throw new IllegalStateException("x");
                    }))
        .isInstanceOf(CallbackFailedException.class);
    assertThatThrownBy(
            () ->
                decided(
                    context -> {
                      throw UpdateRefusedException.superseded();
                    }))
        .isInstanceOf(UpdateRefusedException.class);
  }

  @Test
  void a_session_that_turns_out_to_have_ended_ends() {
    assertThat(
            decided(
                context -> {
                  throw new SessionEndedException(new DecodeResult.Revoked());
                }))
        .isEmpty();
  }

  @Test
  void claims_of_another_version_end_the_session_instead_of_failing_for_ever() {
    Claims former = TOKEN.with("name", JsonValue.EMPTY_JSON_OBJECT);
    Function<JwtContext, Optional<Claims>> strict =
        context -> Optional.of(context.token().with(context.token().as(Person.class)));
    Function<JwtContext, Optional<Claims>> declared =
        context ->
            Optional.of(
                context
                    .token()
                    .with(context.token().as(Person.class, old -> new Person("?", null))));

    assertThat(runner(strict).jwt(JwtContext.read(former))).isEmpty();
    assertThat(runner(declared).jwt(JwtContext.read(former)).orElseThrow().claims().text("name"))
        .hasValue("?");
  }

  @Test
  void a_session_callback_that_meets_claims_of_another_version_ends_the_session_too() {
    MemoryCore core =
        new MemoryCore(
            new MemoryCore.Quiet() {
              @Override
              public Optional<Claims> jwt(JwtContext context) {
                return Optional.of(context.token().with("color", JsonValue.EMPTY_JSON_OBJECT));
              }

              @Override
              public Session session(SessionContext context) {
                return context.session().withUser(context.token().as(Person.class));
              }
            });
    String cookies = core.signIn("ann");
    ReadSessionFlow.Read read = core.read(cookies);

    assertThat(read.session()).isEmpty();
    assertThat(read.cookies()).allMatch(cookie -> cookie.value().isEmpty()).isNotEmpty();
  }

  private static Optional<StageRunner.Decided> decided(Function<JwtContext, Optional<Claims>> jwt) {
    return runner(jwt).jwt(JwtContext.read(TOKEN));
  }

  private static StageRunner runner(Function<JwtContext, Optional<Claims>> jwt) {
    return new StageRunner(
        new MemoryCore.Quiet() {
          @Override
          public Optional<Claims> jwt(JwtContext context) {
            return jwt.apply(context);
          }
        },
        new MemoryCore(MemoryCore.quiet()).config.session());
  }
}
