package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.harness.Injected;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Tracing;
import org.junit.jupiter.api.Test;

/** What holds for every built-in behaviour of {@code jwt}, whatever it does. */
class JwtStepTest {
  private static final Claims ANN = Claims.NONE.with("sub", "ann");
  private static final JwtContext READ = JwtContext.read(ANN);

  private final List<String> traced = new ArrayList<>();

  private final Tracing tracing =
      new Tracing() {
        @Override
        public Step step(String stage, String name) {
          return new Step() {
            @Override
            public <T> T time(Supplier<T> part) {
              traced.add(stage + " " + name);
              return part.get();
            }

            @Override
            public void changed(Claims before, Optional<Claims> after) {
              traced.add(
                  before.toJson().keySet() + " " + after.map(claims -> claims.toJson().keySet()));
            }
          };
        }
      };

  private static final class NothingInterceptor extends JwtStep {}

  private static final class Colored extends JwtStep {
    @Override
    protected Optional<JwtContext> before(JwtContext context) {
      return Optional.of(context.withToken(context.token().with("before", "blue")));
    }

    @Override
    protected Claims after(JwtContext context, Claims result) {
      return context.token().has("before") ? result.with("after", "red") : result;
    }
  }

  private static final class Ending extends JwtStep {
    @Override
    protected Optional<JwtContext> before(JwtContext context) {
      return Optional.empty();
    }
  }

  @Test
  void a_step_that_does_nothing_changes_nothing() throws Exception {
    Optional<Claims> result =
        new NothingInterceptor().run(READ, context -> Optional.of(context.token().with("a", "b")));

    assertThat(result).hasValue(ANN.with("a", "b"));
  }

  @Test
  void the_rest_of_the_stage_gets_the_changed_claims_and_its_result_is_changed_again()
      throws Exception {
    Optional<Claims> result = new Colored().run(READ, context -> Optional.of(context.token()));

    assertThat(result).hasValue(ANN.with("before", "blue").with("after", "red"));
  }

  @Test
  void a_session_that_a_step_ends_reaches_no_callback() throws Exception {
    Optional<Claims> result =
        new Ending()
            .run(
                READ,
                context -> {
                  throw new AssertionError("the callback ran");
                });

    assertThat(result).isEmpty();
  }

  @Test
  void a_session_that_the_callback_ends_is_not_brought_back() throws Exception {
    assertThat(new Colored().run(READ, context -> Optional.empty())).isEmpty();
    assertThat(new Colored().run(READ, context -> null)).isNull();
  }

  @Test
  void what_the_callback_throws_is_thrown_on() {
    Exception thrown = new Exception();

    assertThatThrownBy(
            () ->
                new Colored()
                    .run(
                        READ,
                        context -> {
                          throw thrown;
                        }))
        .isSameAs(thrown);
  }

  @Test
  void the_container_goes_on_with_the_changed_context_and_gets_the_result() throws Exception {
    Invocation<JwtContext> call =
        new Invocation<>(
            READ, given -> new Object[] {Optional.of(((JwtContext) given[0]).token())});

    Object result = new Colored().around(call.context());

    assertThat(call.proceeded.token()).isEqualTo(ANN.with("before", "blue"));
    assertThat(result).isEqualTo(Optional.of(ANN.with("before", "blue").with("after", "red")));
  }

  @Test
  void the_trace_tells_which_step_changed_which_claims() throws Exception {
    Injected.into(new Colored(), tracing).run(READ, context -> Optional.of(context.token()));

    assertThat(traced)
        .containsExactly(
            "jwt Colored",
            "[sub] Optional[[sub, before]]",
            "jwt Colored",
            "[sub, before] Optional[[sub, before, after]]");
  }

  @Test
  void the_trace_tells_that_a_step_ended_the_session() throws Exception {
    Injected.into(new Ending(), tracing).run(READ, context -> Optional.of(context.token()));

    assertThat(traced).containsExactly("jwt Ending", "[sub] Optional.empty");
  }

  @Test
  void a_step_is_called_by_what_it_does() {
    class ColoredInterceptor$Proxy {}

    assertThat(StepNames.of(new NothingInterceptor())).isEqualTo("Nothing");
    assertThat(StepNames.of(new ColoredInterceptor$Proxy())).isEqualTo("Colored");
    assertThat(StepNames.of(new Colored())).isEqualTo("Colored");
  }
}
