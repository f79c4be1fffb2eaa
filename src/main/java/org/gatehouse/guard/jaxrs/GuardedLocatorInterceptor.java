package org.gatehouse.guard.jaxrs;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.gatehouse.guard.AccessRefusedException;

/** Judges the caller of a sub-resource locator by the locator's own rule, before it runs. */
@GuardedLocator
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class GuardedLocatorInterceptor {
  @Inject private Gate gate;
  @Inject private JudgedLocators locators;

  @AroundInvoke
  Object judge(InvocationContext call) throws Exception {
    gate.refusal(call.getTarget().getClass(), call.getMethod())
        .ifPresent(
            problem -> {
              throw new AccessRefusedException(problem);
            });
    locators.count();
    return call.proceed();
  }
}
