package org.gatehouse.pipeline;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.session.Session;
import org.gatehouse.trace.Tracing;

/** A built-in behaviour of the {@code session} stage: adds to the session before the callback. */
public abstract class SessionStep {
  @Inject private Tracing tracing = Tracing.off();

  protected abstract Session before(SessionContext context);

  @AroundInvoke
  final Object around(InvocationContext invocation) throws Exception {
    SessionContext context = (SessionContext) invocation.getParameters()[0];
    Session changed = tracing.step("session", StepNames.of(this)).time(() -> before(context));
    invocation.setParameters(new Object[] {context.withSession(changed)});
    return invocation.proceed();
  }
}
