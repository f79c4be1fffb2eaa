package org.gatehouse.database;

import jakarta.annotation.Priority;
import jakarta.ejb.EJBException;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.stream.Stream;

/** Translates what JPA and the container throw, so that no other room needs to know JPA. */
@Interceptor
@DatabaseCalls
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class DatabaseCallsInterceptor {
  @AroundInvoke
  Object translate(InvocationContext invocation) throws Exception {
    try {
      return invocation.proceed();
    } catch (DatabaseUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw ofDatabase(e) ? new DatabaseUnavailableException(e) : e;
    }
  }

  /** EclipseLink wraps some failures of the driver, and throws others as they are. */
  private static boolean ofDatabase(RuntimeException thrown) {
    return thrown instanceof EJBException
        || Stream.iterate((Throwable) thrown, e -> e != null, Throwable::getCause)
            .limit(10)
            .anyMatch(e -> e instanceof PersistenceException || e instanceof SQLException);
  }
}
