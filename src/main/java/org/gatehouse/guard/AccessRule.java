package org.gatehouse.guard;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may call a method. Its own annotation says so, else that of the class that declares it, as in
 * Jakarta Annotations; what the class of the object and the methods it overrides or implements say
 * beside that may only close it further. Without an annotation nobody may.
 */
public sealed interface AccessRule {
  /** Role name that stands for every signed-in user (Jakarta Security). */
  String ANY_USER = "**";

  /** {@code @PermitAll}. */
  record Everybody() implements AccessRule {}

  /** {@code @RolesAllowed}. */
  record Roles(Set<String> names) implements AccessRule {}

  /** {@code @DenyAll}, or roles of two places of which nobody has both. */
  record Nobody() implements AccessRule {}

  /** No annotation: denied like {@link Nobody}, and reported by the build. */
  record Unannotated() implements AccessRule {}

  /**
   * With a permission to check, {@code @PermitAll} and no annotation mean: every signed-in user.
   *
   * @param type class of the object the method is called on
   */
  static AccessRule of(Class<?> type, Method method) {
    AccessRule rule = declared(method).orElseGet(() -> ofClasses(type, method));
    boolean open = rule instanceof Everybody || rule instanceof Unannotated;
    return open && !permissions(type, method).isEmpty() ? new Roles(Set.of(ANY_USER)) : rule;
  }

  /**
   * What {@link RequiresPermission} asks for: on the method, else on its class and in every place
   * that may close it further.
   */
  static Set<String> permissions(Class<?> type, Method method) {
    Set<String> names = new HashSet<>();
    if (method.isAnnotationPresent(RequiresPermission.class)) {
      addPermissions(method, names);
      return names;
    }
    addPermissions(method.getDeclaringClass(), names);
    addPermissions(type, names);
    Overridden.methods(method)
        .forEach(
            overridden ->
                addPermissions(
                    overridden.isAnnotationPresent(RequiresPermission.class)
                        ? overridden
                        : overridden.getDeclaringClass(),
                    names));
    return names;
  }

  private static void addPermissions(AnnotatedElement element, Set<String> names) {
    RequiresPermission rule = element.getAnnotation(RequiresPermission.class);
    if (rule != null) {
      names.addAll(Set.of(rule.value()));
    }
  }

  private static AccessRule ofClasses(Class<?> type, Method method) {
    Class<?> declaring = method.getDeclaringClass();
    AccessRule own = declared(declaring).orElseGet(Unannotated::new);
    return Stream.concat(
            declared(type).stream(),
            Overridden.methods(method)
                .flatMap(
                    overridden ->
                        declared(overridden)
                            .or(() -> declared(overridden.getDeclaringClass()))
                            .stream()))
        .reduce(own, AccessRule::both);
  }

  private static AccessRule both(AccessRule one, AccessRule other) {
    if (one instanceof Unannotated || one instanceof Nobody || other instanceof Everybody) {
      return one;
    }
    if (one instanceof Roles some && other instanceof Roles more) {
      return common(some.names(), more.names());
    }
    return other;
  }

  private static AccessRule common(Set<String> some, Set<String> more) {
    Set<String> names = new HashSet<>(some.contains(ANY_USER) ? more : some);
    if (!some.contains(ANY_USER) && !more.contains(ANY_USER)) {
      names.retainAll(more);
    }
    return names.isEmpty() ? new Nobody() : new Roles(names);
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
