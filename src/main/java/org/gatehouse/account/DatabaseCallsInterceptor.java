package org.gatehouse.account;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;

/** Translates what JPA throws, so that no other room needs to know JPA. */
@Interceptor
@DatabaseCalls
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class DatabaseCallsInterceptor {
  @AroundInvoke
  Object translate(InvocationContext invocation) throws Exception {
    try {
      return invocation.proceed();
    } catch (PersistenceException e) {
      throw new DatabaseUnavailableException(e);
    }
  }
}
