package org.gatehouse.guard.jaxrs;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.gatehouse.guard.Overridden;

/** Puts {@link GuardedLocatorInterceptor} in front of every sub-resource locator of a bean. */
public class LocatorExtension implements Extension {
  <T> void guard(@Observes @WithAnnotations(Path.class) ProcessAnnotatedType<T> event) {
    event
        .configureAnnotatedType()
        .filterMethods(method -> isLocator(method.getJavaMember()))
        .forEach(method -> method.add(GuardedLocator.Literal.INSTANCE));
  }

  /** A path without a verb; JAX-RS inherits both from what a method overrides or implements. */
  public static boolean isLocator(Method method) {
    return Stream.concat(Stream.of(method), Overridden.methods(method))
        .filter(LocatorExtension::annotated)
        .findFirst()
        .filter(source -> source.isAnnotationPresent(Path.class) && !hasVerb(source))
        .isPresent();
  }

  private static boolean annotated(Method method) {
    return method.isAnnotationPresent(Path.class) || hasVerb(method);
  }

  private static boolean hasVerb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
  }
}
