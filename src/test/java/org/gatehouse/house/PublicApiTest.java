package org.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The line between what is public and what is not; the portal, which people copy, keeps to it. */
class PublicApiTest {
  private static final String HOUSE = "org.gatehouse";
  private static final String PORTAL = "org.gatehouse.portal";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE);

  /** What the portal still reaches that is not public, and why. Nothing is added here. */
  private static final Map<String, String> STILL_REACHED =
      Map.ofEntries(
          Map.entry(
              "cookie.TokenBudget", "the bytes from which on the trace page calls a token large"),
          Map.entry("provider.oauth.OAuthClient", "the userinfo endpoint of the caller's provider"),
          Map.entry("provider.oauth.OAuthClients", "the same"),
          Map.entry("provider.oauth.OAuthException", "the same"),
          Map.entry("trace.Trace", "the trace page"),
          Map.entry("trace.TraceLog", "the same"));

  @Test
  void the_portal_uses_only_what_is_public() throws IOException {
    assertThat(reached()).isEqualTo(new TreeSet<>(STILL_REACHED.keySet()));
  }

  /** What a public type shows is public too, else nobody could use it. */
  @Test
  void what_is_public_shows_only_what_is_public() {
    Set<String> shown =
        CLASSES.stream()
            .filter(PublicApi::has)
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(PublicApiTest::shown)
            .filter(shows -> !PublicApi.has(shows.type()))
            .map(shows -> shows.by() + " shows " + name(shows.type()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(shown).isEmpty();
  }

  @Test
  void every_public_name_is_a_public_type() {
    Set<String> there =
        CLASSES.stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());

    assertThat(there).containsAll(PublicApi.named());
  }

  /** By the classes, and by the imports for constants, which the compiler copies. */
  private static Set<String> reached() throws IOException {
    Set<String> imported = imported();
    return CLASSES.stream()
        .filter(
            type ->
                imported.contains(type.getName())
                    || type.getDirectDependenciesToSelf().stream()
                        .anyMatch(use -> use.getOriginClass().getPackageName().equals(PORTAL)))
        .filter(target -> !target.getPackageName().equals(PORTAL))
        .filter(target -> !PublicApi.has(target))
        .map(PublicApiTest::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> imported() throws IOException {
    Pattern line = Pattern.compile("(?m)^import (?:static )?([a-z.]+[A-Z]\\w*)");
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/gatehouse/portal"))) {
      Set<String> names = new TreeSet<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        line.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
      }
      return names;
    }
  }

  private record Shows(String by, JavaClass type) {}

  private static Stream<Shows> shown(JavaClass type) {
    Stream<Shows> ofMethods =
        type.getCodeUnits().stream()
            .filter(
                unit ->
                    unit.getModifiers().contains(JavaModifier.PUBLIC)
                        && !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
            .flatMap(
                unit ->
                    Stream.of(
                            unit.getReturnType().getAllInvolvedRawTypes().stream(),
                            unit.getParameterTypes().stream()
                                .flatMap(p -> p.getAllInvolvedRawTypes().stream()),
                            unit.getExceptionTypes().stream())
                        .flatMap(types -> types)
                        .map(shown -> new Shows(name(type) + "." + unit.getName(), shown)));
    Stream<Shows> ofTypes =
        Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
            .map(above -> new Shows(name(type), above));
    return Stream.concat(ofMethods, ofTypes)
        .map(shows -> new Shows(shows.by(), shows.type().getBaseComponentType()))
        .filter(shows -> ofHouse(shows.type()));
  }

  private static boolean ofHouse(JavaClass type) {
    return type.getPackageName().startsWith(HOUSE + ".");
  }

  private static String name(JavaClass type) {
    return PublicApi.outermost(type).getName().substring(HOUSE.length() + 1);
  }
}
