package org.gatehouse.guard;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Set;

/** Keeps callers without the permission out of EJBs and beans. */
@RequiresPermission({})
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class RequiresPermissionInterceptor {
  @Inject private RequestSession session;

  @AroundInvoke
  Object check(InvocationContext invocation) throws Exception {
    RequiresPermission rule = invocation.getMethod().getAnnotation(RequiresPermission.class);
    if (rule == null) {
      rule = invocation.getTarget().getClass().getAnnotation(RequiresPermission.class);
    }
    if (rule == null || !session.permissions().containsAll(Set.of(rule.value()))) {
      throw new PermissionDeniedException();
    }
    return invocation.proceed();
  }
}
