package org.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.gatehouse.house.AccessMatrix.Row;
import org.gatehouse.probe.ProbeClosed;
import org.gatehouse.probe.ProbeInherited;
import org.gatehouse.probe.ProbeLocators;
import org.gatehouse.probe.ProbeResource;
import org.gatehouse.probe.ProbeServlet;
import org.junit.jupiter.api.Test;

/**
 * Mission row C09: every JAX-RS method, sub-resource locator, EJB business method and servlet says
 * who may call it. Prints the access matrix, and keeps it as {@code target/access-matrix.txt}.
 */
class AccessMatrixTest {
  @Test
  void everything_callable_carries_an_access_annotation() throws IOException {
    TreeSet<Row> rows = new TreeSet<>();
    classes("org.gatehouse").forEach(type -> rows.addAll(AccessMatrix.of(type)));
    List<String> matrix = rows.stream().map(Row::line).toList();
    matrix.forEach(System.out::println);
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/access-matrix.txt"), matrix);

    assertThat(rows).isNotEmpty();
    assertThat(rows.stream().filter(row -> row.access().isEmpty())).isEmpty();
  }

  @Test
  void a_method_without_an_annotation_is_found() {
    assertThat(AccessMatrix.of(ProbeResource.class)).contains(row("GET /probe/unannotated", null));
  }

  @Test
  void a_locator_and_the_methods_of_a_sub_resource_are_found() {
    assertThat(AccessMatrix.of(ProbeLocators.class))
        .contains(
            row("LOCATOR /probe/locators/unannotated", null),
            row("LOCATOR /probe/locators/staff/{id}", "STAFF"));
    assertThat(AccessMatrix.of(ProbeLocators.Sub.class))
        .contains(row("GET Sub/admin", "ADMIN"), row("GET Sub/unannotated", null));
  }

  @Test
  void an_inherited_method_is_found_with_the_rule_of_the_class_that_declares_it() {
    assertThat(AccessMatrix.of(ProbeInherited.Open.class))
        .containsExactly(row("GET /probe/inherited/open", null));
    assertThat(AccessMatrix.of(ProbeClosed.Subclass.class))
        .containsExactlyInAnyOrder(
            row("GET /probe/closed/subclass", "ADMIN"),
            row("GET /probe/closed/subclass/overridden", "ADMIN"),
            row("GET /probe/closed/subclass/reopened", "everybody"));
  }

  @Test
  void a_method_with_the_annotations_of_an_interface_is_found() {
    assertThat(AccessMatrix.of(ProbeClosed.Implementation.class))
        .containsExactlyInAnyOrder(
            row("GET /probe/closed/contract", "ADMIN"),
            row("GET /probe/closed/contract/opened", "everybody"));
    assertThat(AccessMatrix.of(ProbeClosed.Silent.class))
        .containsExactlyInAnyOrder(
            row("GET /probe/closed/silent", null), row("GET /probe/closed/silent/opened", null));
  }

  @Test
  void a_servlet_without_a_constraint_is_found() {
    assertThat(AccessMatrix.of(ProbeServlet.class)).containsExactly(row("SERVLET /page", null));
  }

  private static Row row(String target, String access) {
    return new Row(target, Optional.ofNullable(access));
  }

  private static List<Class<?>> classes(String root) {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root)
            .stream()
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }
}
