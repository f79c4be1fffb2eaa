package org.gatehouse.house;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.servlet.annotation.HttpMethodConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gatehouse.guard.AccessRule;
import org.gatehouse.guard.Overridden;

/** What a class lets others call, and whom. */
final class AccessMatrix {
  private static final List<Class<? extends java.lang.annotation.Annotation>> EJB_KINDS =
      List.of(Stateless.class, Stateful.class, Singleton.class);

  private AccessMatrix() {}

  /** One callable method: where it is reached, and by whom. */
  record Row(String target, Optional<String> access) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      return target.compareTo(other.target);
    }

    String line() {
      return String.format("%-62s %s", target, access.orElse("MISSING"));
    }
  }

  static List<Row> of(Class<?> type) {
    return Stream.of(resource(type), business(type), servlet(type)).flatMap(rows -> rows).toList();
  }

  /** Of an abstract class or interface nobody is called; its methods count where they are had. */
  private static Stream<Row> resource(Class<?> type) {
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      return Stream.of();
    }
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class && !method.isSynthetic())
        .flatMap(
            method ->
                source(method)
                    .map(from -> new Row(kind(from) + " " + path(type, from), rule(type, method)))
                    .stream());
  }

  private static Stream<Row> business(Class<?> type) {
    if (EJB_KINDS.stream().noneMatch(type::isAnnotationPresent)) {
      return Stream.of();
    }
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class && !method.isSynthetic())
        .map(
            method ->
                new Row(
                    "EJB " + type.getSimpleName() + "." + method.getName(),
                    withPermissions(
                        declared(method).or(() -> declared(method.getDeclaringClass())),
                        AccessRule.permissions(type, method))));
  }

  private static Stream<Row> servlet(Class<?> type) {
    WebServlet servlet = type.getAnnotation(WebServlet.class);
    if (servlet == null) {
      return Stream.of();
    }
    ServletSecurity security = type.getAnnotation(ServletSecurity.class);
    return Stream.concat(Stream.of(servlet.value()), Stream.of(servlet.urlPatterns()))
        .flatMap(
            path ->
                security == null
                    ? Stream.of(
                        new Row("SERVLET /" + path.replaceFirst("^/", ""), Optional.empty()))
                    : constraints("/" + path.replaceFirst("^/", ""), security));
  }

  private static Stream<Row> constraints(String path, ServletSecurity security) {
    Row all =
        new Row(
            "SERVLET " + path, words(security.value().value(), security.value().rolesAllowed()));
    Stream<Row> methods =
        Arrays.stream(security.httpMethodConstraints())
            .map(
                (HttpMethodConstraint method) ->
                    new Row(
                        "SERVLET " + path + " " + method.value(),
                        words(method.emptyRoleSemantic(), method.rolesAllowed())));
    return Stream.concat(Stream.of(all), methods);
  }

  private static Optional<String> words(ServletSecurity.EmptyRoleSemantic empty, String[] roles) {
    if (roles.length > 0) {
      return Optional.of(String.join(", ", roles));
    }
    return Optional.of(empty == ServletSecurity.EmptyRoleSemantic.DENY ? "nobody" : "everybody");
  }

  private static Optional<String> rule(Class<?> type, Method method) {
    AccessRule rule = AccessRule.of(type, method);
    Optional<String> words = Optional.empty();
    if (rule instanceof AccessRule.Roles roles) {
      words = Optional.of(String.join(", ", new TreeSet<>(roles.names())));
    } else if (!(rule instanceof AccessRule.Unannotated)) {
      words = Optional.of(rule instanceof AccessRule.Nobody ? "nobody" : "everybody");
    }
    return withPermissions(words, AccessRule.permissions(type, method));
  }

  private static Optional<String> withPermissions(Optional<String> roles, Set<String> permissions) {
    return permissions.isEmpty()
        ? roles
        : Optional.of(
            roles.filter(r -> !r.equals("everybody")).orElse("**")
                + " with permission "
                + String.join(", ", new TreeSet<>(permissions)));
  }

  private static Optional<String> declared(AnnotatedElement element) {
    if (element.isAnnotationPresent(DenyAll.class)) {
      return Optional.of("nobody");
    }
    if (element.isAnnotationPresent(RolesAllowed.class)) {
      return Optional.of(String.join(", ", element.getAnnotation(RolesAllowed.class).value()));
    }
    return element.isAnnotationPresent(PermitAll.class)
        ? Optional.of("everybody")
        : Optional.empty();
  }

  /** The method that JAX-RS reads: it inherits annotations from what is overridden. */
  private static Optional<Method> source(Method method) {
    return Stream.concat(Stream.of(method), Overridden.methods(method))
        .filter(m -> m.isAnnotationPresent(Path.class) || verb(m).isPresent())
        .findFirst();
  }

  private static String kind(Method method) {
    return verb(method).orElse("LOCATOR");
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(java.util.Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst();
  }

  /** A class without a path is a sub-resource, named here by the class. */
  private static String path(Class<?> type, Method method) {
    String own =
        method.isAnnotationPresent(Path.class)
            ? "/" + method.getAnnotation(Path.class).value()
            : "";
    return type.isAnnotationPresent(Path.class)
        ? "/" + type.getAnnotation(Path.class).value() + own
        : type.getSimpleName() + own;
  }
}
