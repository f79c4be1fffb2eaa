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
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /**
   * Each package and the others of the house that it may use. {@code portal} is not among them: it
   * may use whatever is public, and nothing may use it.
   */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          // bounded JSON; used wherever JSON crosses an edge
          room("json"),
          // `application`, here and below: its interfaces are implemented beside what they wrap
          room("config", "application"),
          room("problem", "json"),
          room("session", "json"),
          // what applications ask; it knows nobody
          room("application"),
          room("token", "config", "json"),
          room("cookie", "config"),
          room("database"),
          room("revocation", "application", "token", "database", "config", "json"),
          // `callback`: whether the application decides how long sessions last
          room("rotation", "application", "revocation", "callback", "database", "config"),
          // `config`: which role is the platform's; `revocation`: what changes takes effect on
          // live sessions
          room("account", "revocation", "database", "config"),
          room("store", "application", "revocation", "token", "database", "config", "json"),
          room("trace", "token", "config", "json"),
          // `store`, `revocation`: they know which of the listed sessions go on, and end them
          room(
              "sessions",
              "application",
              "store",
              "revocation",
              "trace",
              "token",
              "database",
              "config"),
          room("provider", "account"),
          room("provider.credentials", "application", "provider", "account", "database", "config"),
          room("provider.oauth", "provider", "account", "config", "json"),
          // the contexts of the hooks show the claims and the user
          room("callback", "session", "account", "token", "problem", "json"),
          room(
              "pipeline",
              "callback",
              "account",
              "revocation",
              "session",
              "token",
              "trace",
              "config",
              "json"),
          // `database`: a refresh is postponed while it is down
          room(
              "pipeline.refresh",
              "pipeline",
              "callback",
              "provider.oauth",
              "account",
              "session",
              "store",
              "token",
              "database",
              "config",
              "json"),
          room(
              "session.write",
              "pipeline",
              "sessions",
              "store",
              "revocation",
              "cookie",
              "token",
              "trace",
              "config",
              "json"),
          // `database`: a sign-in that it stopped is told apart from a refusal; `provider.oauth`:
          // sign-out ends the session there too; `pipeline.refresh`: a sign-in or a link brings
          // tokens for the account
          room(
              "flow",
              "session.write",
              "pipeline",
              "pipeline.refresh",
              "callback",
              "provider",
              "provider.oauth",
              "account",
              "application",
              "session",
              "store",
              "cookie",
              "token",
              "trace",
              "database",
              "config",
              "json"),
          // `provider.oauth`: it verifies what the others sign; `store`: each message once;
          // `database`: the sender tries again while it is down
          room(
              "signals",
              "provider.oauth",
              "account",
              "revocation",
              "store",
              "trace",
              "database",
              "config"),
          room("ops", "cookie", "token", "config"),
          // `callback`, `pipeline`, `database`, `json`: the table of what is answered to their
          // exceptions; `sessions`: those of the caller; `pipeline.refresh`: tokens of linked
          // accounts, which no session carries; `trace`: why it asks
          room(
              "guard",
              "trace",
              "application",
              "sessions",
              "flow",
              "session.write",
              "callback",
              "pipeline",
              "pipeline.refresh",
              "account",
              "session",
              "cookie",
              "token",
              "database",
              "problem",
              "json",
              "config"),
          room("guard.servlet", "guard", "cookie", "trace", "problem", "config"),
          room("guard.container", "guard", "guard.servlet", "trace", "token", "problem", "config"),
          // the exceptions of the table, each registered for itself
          room(
              "guard.jaxrs",
              "guard",
              "guard.container",
              "callback",
              "pipeline",
              "session",
              "cookie",
              "database",
              "token",
              "trace",
              "problem",
              "json",
              "config"),
          // `trace`: which endpoint asks
          room(
              "web",
              "trace",
              "web.page",
              "flow",
              "signals",
              "callback",
              "provider",
              "session",
              "cookie",
              "problem",
              "config",
              "json"),
          // `web`: a page is made for the exchange that asks for it
          room("web.page", "application", "web", "provider", "cookie", "config"));

  private static Map.Entry<String, Set<String>> room(String name, String... mayUse) {
    return Map.entry(name, Set.of(mayUse));
  }

  static Stream<String> rooms() {
    return ARROWS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void a_room_uses_only_the_rooms_its_arrows_name(String room) {
    Set<String> used =
        CLASSES.stream()
            .filter(type -> room(type).equals(room))
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(target -> target.getPackageName().startsWith(HOUSE))
            .map(RoomsTest::room)
            .filter(target -> !target.equals(room))
            .collect(Collectors.toSet());

    assertThat(ARROWS.get(room)).as("arrows of " + room).containsAll(used);
  }

  @Test
  void the_arrows_stand_in_the_page_of_the_house() throws IOException {
    String arrows =
        rooms()
            .map(room -> room + " -> " + String.join(" ", new TreeSet<>(ARROWS.get(room))))
            .map(String::strip)
            .collect(Collectors.joining("\n", "```\n", "\n```"));
    Path page = Path.of("src/site/markdown/architecture.md");
    String text = Files.readString(page);
    String expected = text.replaceFirst("(?s)```\n.*?```", Matcher.quoteReplacement(arrows));
    if (Boolean.getBoolean("gatehouse.write")) {
      Files.writeString(page, expected);
    }

    assertThat(Files.readString(page)).isEqualTo(expected);
  }

  /** A method that the page names and nobody has would lead a stranger astray. */
  @Test
  void the_walks_of_the_page_name_methods_there_are() throws IOException {
    String text = Files.readString(Path.of("src/site/markdown/architecture.md"));
    Matcher named = Pattern.compile("`([A-Z][A-Za-z]+)\\.([a-z][A-Za-z]+)`").matcher(text);
    List<String> missing = new ArrayList<>();
    while (named.find()) {
      boolean there =
          CLASSES.stream()
              .filter(type -> type.getSimpleName().equals(named.group(1)))
              .flatMap(type -> type.getAllMethods().stream())
              .anyMatch(method -> method.getName().equals(named.group(2)));
      if (!there) {
        missing.add(named.group());
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void every_package_is_a_known_room() {
    assertThat(CLASSES.stream().map(RoomsTest::room).filter(name -> !name.equals("portal")))
        .isSubsetOf(ARROWS.keySet());
  }

  @Test
  void rooms_form_no_cycle() {
    slices().assignedFrom(FLOORS).should().beFreeOfCycles().check(CLASSES);
  }

  /**
   * A room with its inner rooms, which know each other; but for these, which others stand between.
   */
  private static final SliceAssignment FLOORS =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          if (!type.getPackageName().startsWith(HOUSE)) {
            return SliceIdentifier.ignore();
          }
          String name = room(type);
          boolean apart =
              name.equals("session.write")
                  || name.equals("pipeline.refresh")
                  || name.startsWith("guard.");
          return SliceIdentifier.of(apart ? name : name.split("\\.")[0]);
        }

        @Override
        public String getDescription() {
          return "rooms";
        }
      };

  private static String room(JavaClass type) {
    return type.getPackageName().substring(HOUSE.length());
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
  void only_rooms_with_tables_see_JPA() {
    only(
        "jakarta.persistence..",
        "account",
        "store",
        "sessions",
        "revocation",
        "rotation",
        "database",
        "portal");
  }

  @Test
  void only_sessions_reads_what_a_browser_says_of_itself() {
    only("ua_parser..", "sessions");
  }

  @Test
  void only_database_sees_a_driver() {
    only("org.postgresql..", "database");
    only("org.apache.derby..", "database");
  }

  @Test
  void only_web_guard_and_portal_see_JAX_RS() {
    only("jakarta.ws.rs..", "web", "guard", "portal");
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
