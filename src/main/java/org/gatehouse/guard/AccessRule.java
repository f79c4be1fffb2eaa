package org.gatehouse.guard;

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

  /**
   * With a permission to check, {@code @PermitAll} and no annotation mean: every signed-in user.
   */
  static AccessRule of(Class<?> type, Method method) {
    AccessRule rule = declared(method).or(() -> declared(type)).orElseGet(Unannotated::new);
    boolean open = rule instanceof Everybody || rule instanceof Unannotated;
    return open && !permissions(type, method).isEmpty() ? new Roles(Set.of(ANY_USER)) : rule;
  }

  /** What {@link RequiresPermission} asks for: on the method, else on its class. */
  static Set<String> permissions(Class<?> type, Method method) {
    RequiresPermission own = method.getAnnotation(RequiresPermission.class);
    RequiresPermission rule = own != null ? own : type.getAnnotation(RequiresPermission.class);
    return rule == null ? Set.of() : Set.of(rule.value());
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
