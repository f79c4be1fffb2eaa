package org.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gatehouse.guard.RequiresPermission;
import org.junit.jupiter.api.Test;

/**
 * Mission row C09: every JAX-RS method and every EJB business method says who may call it. Prints
 * the access matrix, and keeps it as {@code target/access-matrix.txt}.
 */
class AccessMatrixTest {
  private static final List<Class<? extends Annotation>> EJB_KINDS =
      List.of(Stateless.class, Stateful.class, Singleton.class);

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

  @Test
  void every_callable_method_carries_an_access_annotation() throws IOException {
    TreeSet<Row> rows = new TreeSet<>();
    classes("org.gatehouse").forEach(type -> rows.addAll(rowsOf(type)));
    List<String> matrix = rows.stream().map(Row::line).toList();
    matrix.forEach(System.out::println);
    Files.createDirectories(java.nio.file.Path.of("target"));
    Files.write(java.nio.file.Path.of("target/access-matrix.txt"), matrix);

    assertThat(rows).isNotEmpty();
    assertThat(rows.stream().filter(row -> row.access().isEmpty())).isEmpty();
  }

  @Test
  void a_method_without_an_annotation_is_found() {
    assertThat(rowsOf(org.gatehouse.probe.ProbeResource.class))
        .contains(new Row("GET /probe/unannotated", Optional.empty()));
  }

  private static List<Row> rowsOf(Class<?> type) {
    Stream<Row> resources = Stream.of();
    if (type.isAnnotationPresent(Path.class)) {
      resources =
          methods(type)
              .flatMap(
                  method ->
                      verb(method)
                          .map(
                              verb ->
                                  new Row(verb + " " + path(type, method), access(type, method)))
                          .stream());
    }
    Stream<Row> business = Stream.of();
    if (EJB_KINDS.stream().anyMatch(type::isAnnotationPresent)) {
      business =
          methods(type)
              .map(
                  m -> new Row("EJB " + type.getSimpleName() + "." + m.getName(), access(type, m)));
    }
    return Stream.concat(resources, business).toList();
  }

  private static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(java.util.Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String path(Class<?> type, Method method) {
    String own =
        method.isAnnotationPresent(Path.class)
            ? "/" + method.getAnnotation(Path.class).value()
            : "";
    return "/" + type.getAnnotation(Path.class).value() + own;
  }

  private static Optional<String> access(Class<?> type, Method method) {
    Optional<String> roles = declared(method).or(() -> declared(type));
    Optional<String> permission = permission(method).or(() -> permission(type));
    return permission.isEmpty()
        ? roles
        : Optional.of(
            roles.filter(r -> !r.equals("everybody")).orElse("**") + permission.orElseThrow());
  }

  private static Optional<String> permission(AnnotatedElement element) {
    return Optional.ofNullable(element.getAnnotation(RequiresPermission.class))
        .map(rule -> " with permission " + String.join(", ", rule.value()));
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

  private static List<Class<?>> classes(String root) {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root)
            .stream()
            .filter(type -> !type.isInterface())
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }
}
