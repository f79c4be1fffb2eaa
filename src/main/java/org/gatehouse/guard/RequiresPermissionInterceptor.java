package org.gatehouse.guard;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Set;
import org.gatehouse.trace.Trace.Reason;

/** Keeps callers without the permission out of EJBs and beans. */
@RequiresPermission({})
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class RequiresPermissionInterceptor {
  @Inject private RequestSession session;

  @AroundInvoke
  Object check(InvocationContext invocation) throws Exception {
    Set<String> needed =
        AccessRule.permissions(invocation.getTarget().getClass(), invocation.getMethod());
    session.claims(
        () ->
            Reason.rule(
                "@RequiresPermission",
                invocation.getMethod().getDeclaringClass(),
                invocation.getMethod()));
    if (needed.isEmpty() || !session.permits(needed)) {
      throw new PermissionDeniedException();
    }
    return invocation.proceed();
  }
}
