package org.gatehouse.guard.jaxrs;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts the guard into every JAX-RS application of the WAR, also into one that lists its classes;
 * the server finds it as a service (Jakarta RESTful Web Services 3.1, 4.1.2).
 */
@ConstrainedTo(RuntimeType.SERVER)
public class GuardFeature implements Feature {
  private static final List<Class<?>> PARTS =
      List.of(
          ReadableHeadersFilter.class,
          SessionContextFilter.class,
          GuardFilter.class,
          ResponseCookieFilter.class);

  @Override
  public boolean configure(FeatureContext context) {
    Stream.concat(PARTS.stream(), FailureMapper.ALL.stream())
        .filter(part -> !context.getConfiguration().isRegistered(part))
        .forEach(context::register);
    return true;
  }
}
