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
  @Inject private Tracing tracing;

  /** The context to go on with; empty ends the session. */
  protected Optional<JwtContext> before(JwtContext context) {
    return Optional.of(context);
  }

  /** The claims to give back, made from those that the rest of the stage returned. */
  protected Claims after(JwtContext context, Claims result) {
    return result;
  }

  @AroundInvoke
  final Object around(InvocationContext invocation) throws Exception {
    JwtContext context = (JwtContext) invocation.getParameters()[0];
    Tracing.Step step = tracing.step("jwt", StepNames.of(this));
    Optional<JwtContext> changed = step.time(() -> before(context));
    step.changed(context.token(), changed.map(JwtContext::token));
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    invocation.setParameters(new Object[] {changed.get()});
    Optional<?> result = (Optional<?>) invocation.proceed();
    if (result == null || result.isEmpty()) {
      return result;
    }
    Claims inner = (Claims) result.get();
    Claims outer = step.time(() -> after(changed.get(), inner));
    step.changed(inner, Optional.of(outer));
    return Optional.of(outer);
  }
}
