package org.gatehouse.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rooms of the house and the arrows between them. A new arrow is drawn here, with its reason.
 */
class RoomsTest {
  private static final String HOUSE = "org.gatehouse.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.gatehouse");

  /** Each room and the rooms it may use. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          // bounded JSON and problem details; used wherever JSON crosses an edge
          Map.entry("json", List.of()),
          Map.entry("config", List.of()),
          Map.entry("session", List.of("json")),
          Map.entry("token", List.of("config", "json")),
          Map.entry("cookie", List.of("config")),
          Map.entry("store", List.of("token", "account", "config")),
          Map.entry("account", List.of("config")),
          Map.entry("provider", List.of("account", "config", "json")),
          // the contexts of the hooks show the claims and the user
          Map.entry("callback", List.of("session", "account", "token", "config", "json")),
          Map.entry(
              "pipeline",
              List.of(
                  "callback",
                  "account",
                  "session",
                  "store",
                  "provider",
                  "token",
                  "config",
                  "json")),
          Map.entry(
              "flow",
              List.of(
                  "provider",
                  "callback",
                  "token",
                  "cookie",
                  "session",
                  "account",
                  "store",
                  "config",
                  "json")),
          // `account`: as for `web`
          Map.entry("ops", List.of("config", "token", "cookie")),
          // `callback`: a failed callback is a 503, told apart by its exception
          Map.entry(
              "filter",
              List.of(
                  "flow", "session", "cookie", "token", "config", "callback", "account", "json")),
          // `account`: a database that is down is a 503, told apart by its exception
          Map.entry(
              "web",
              List.of(
                  "flow",
                  "session",
                  "cookie",
                  "provider",
                  "config",
                  "callback",
                  "account",
                  "json")));

  static Stream<String> rooms() {
    return ARROWS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void a_room_uses_only_the_rooms_its_arrows_name(String room) {
    String[] allowed =
        Stream.concat(Stream.of(room), ARROWS.get(room).stream())
            .map(name -> HOUSE + name + "..")
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> elsewhereInTheHouse =
        resideInAPackage("org.gatehouse..")
            .and(DescribedPredicate.not(resideInAnyPackage(allowed)))
            .as("rooms without an arrow from " + room);

    noClasses()
        .that(resideInAPackage(HOUSE + room + ".."))
        .should()
        .dependOnClassesThat(elsewhereInTheHouse)
        .check(CLASSES);
  }

  @Test
  void every_package_is_a_known_room() {
    List<String> unknown =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.substring(HOUSE.length()).split("\\.")[0])
            .distinct()
            .filter(room -> !ARROWS.containsKey(room) && !room.equals("portal"))
            .collect(Collectors.toList());

    assertThat(unknown).isEmpty();
  }

  @Test
  void rooms_form_no_cycle() {
    slices().matching("org.gatehouse.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothing_uses_the_portal() {
    noClasses()
        .that(resideOutsideOfPackage("org.gatehouse.portal.."))
        .should()
        .dependOnClassesThat(resideInAPackage("org.gatehouse.portal.."))
        .check(CLASSES);
  }

  @Test
  void only_token_and_the_OAuth_client_see_a_JOSE_library() {
    only("com.nimbusds..", "token", "provider.oauth");
  }

  @Test
  void only_account_store_and_portal_see_JPA() {
    only("jakarta.persistence..", "account", "store", "portal");
  }

  @Test
  void only_web_filter_and_portal_see_JAX_RS() {
    only("jakarta.ws.rs..", "web", "filter", "portal");
  }

  private static void only(String library, String... rooms) {
    String[] packages = Stream.of(rooms).map(room -> HOUSE + room + "..").toArray(String[]::new);
    noClasses()
        .that(DescribedPredicate.not(resideInAnyPackage(packages)))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .check(CLASSES);
  }
}
