package org.gatehouse.pipeline;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Tracing;

/**
 * A built-in behaviour of the {@code jwt} stage: what it does before the rest of the stage, and
 * what it does with the result. Its own time and the claims it changed are traced.
 */
public abstract class JwtStep {
  @Inject private Tracing tracing = Tracing.off();

  /** The context to go on with; empty ends the session. */
  protected Optional<JwtContext> before(JwtContext context) {
    return Optional.of(context);
  }

  /** The claims to give back, made from those that the rest of the stage returned. */
  protected Claims after(JwtContext context, Claims result) {
    return result;
  }

  /** The rest of the stage: further steps, and the application's callback. */
  @FunctionalInterface
  public interface Rest {
    Optional<Claims> proceed(JwtContext context) throws Exception;
  }

  /** Takes this step around the rest of the stage. */
  public final Optional<Claims> run(JwtContext context, Rest rest) throws Exception {
    Tracing.Step step = tracing.step("jwt", StepNames.of(this));
    Optional<JwtContext> changed = step.time(() -> before(context));
    step.changed(context.token(), changed.map(JwtContext::token));
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    Optional<Claims> result = rest.proceed(changed.get());
    if (result == null || result.isEmpty()) {
      return result;
    }
    Claims outer = step.time(() -> after(changed.get(), result.get()));
    step.changed(result.get(), Optional.of(outer));
    return Optional.of(outer);
  }

  @AroundInvoke
  @SuppressWarnings("unchecked")
  final Object around(InvocationContext invocation) throws Exception {
    return run(
        (JwtContext) invocation.getParameters()[0],
        context -> {
          invocation.setParameters(new Object[] {context});
          return (Optional<Claims>) invocation.proceed();
        });
  }
}
