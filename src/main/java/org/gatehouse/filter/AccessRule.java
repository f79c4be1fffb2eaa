package org.gatehouse.filter;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

/** Who may call a resource method: its own annotation, else that of its class, else nobody. */
public sealed interface AccessRule {
  /** Role name that stands for every signed-in user (Jakarta Security). */
  String ANY_USER = "**";

  /** {@code @PermitAll}. */
  record Everybody() implements AccessRule {}

  /** {@code @RolesAllowed}. */
  record Roles(Set<String> names) implements AccessRule {}

  /** {@code @DenyAll}. */
  record Nobody() implements AccessRule {}

  /** No annotation: denied like {@link Nobody}, and reported by the build. */
  record Unannotated() implements AccessRule {}

  static AccessRule of(Class<?> type, Method method) {
    return declared(method).or(() -> declared(type)).orElseGet(Unannotated::new);
  }

  private static Optional<AccessRule> declared(AnnotatedElement element) {
    if (element.isAnnotationPresent(DenyAll.class)) {
      return Optional.of(new Nobody());
    }
    if (element.isAnnotationPresent(RolesAllowed.class)) {
      return Optional.of(new Roles(Set.of(element.getAnnotation(RolesAllowed.class).value())));
    }
    if (element.isAnnotationPresent(PermitAll.class)) {
      return Optional.of(new Everybody());
    }
    return Optional.empty();
  }
}
