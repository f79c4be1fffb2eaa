package org.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.flow.ExecutionMatrixIT;
import org.gatehouse.problem.ProblemCode;
import org.junit.jupiter.api.Test;

/** The tables of the README are those of the code. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path REFERENCE = Path.of("src/site/markdown/configuration.md");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");
  private static final Pattern LOGGED =
      Pattern.compile("LOG\\.log\\([^;\"]{1,80}\"([A-Z][A-Za-z]+): ");

  @Test
  void the_configuration_table_is_the_list_of_settings() throws IOException {
    check(README, withTable(Files.readString(README), "Configuration", SettingTables.settings()));
  }

  @Test
  void the_table_of_providers_is_the_list_of_their_settings() throws IOException {
    check(
        README, withTable(Files.readString(README), "Providers", SettingTables.providerSettings()));
  }

  @Test
  void the_table_of_streams_is_the_list_of_their_settings() throws IOException {
    check(
        README,
        withTable(Files.readString(README), "Security events", SettingTables.signalSettings()));
  }

  @Test
  void the_table_of_what_is_public_is_the_one_the_portal_keeps_to() throws IOException {
    String text = Files.readString(README);
    check(README, withTable(text, "What an application may use", PublicApi.table()));
  }

  @Test
  void the_reference_page_is_the_list_of_settings() throws IOException {
    check(REFERENCE, SettingTables.page());
  }

  /** With {@code -Dgatehouse.write=true} it writes what it would have expected. */
  private static void check(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("gatehouse.write")) {
      Files.writeString(file, expected);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(file + ": write it by `mvn test -Dtest=ReadmeTest -Dgatehouse.write=true`")
        .isEqualTo(expected);
  }

  /** The text with this table in place of the first one below the heading. */
  private static String withTable(String text, String heading, String table) {
    int section = text.indexOf("\n## " + heading + "\n");
    int start = text.indexOf("\n|", section) + 1;
    int end = text.indexOf("\n\n", start);
    return text.substring(0, start) + table + text.substring(end);
  }

  @Test
  void the_problem_codes_are_those_a_client_may_be_told() throws IOException {
    String table =
        Stream.concat(
                Stream.of("| code | status | detail | fix |", "|---|---|---|---|"),
                Arrays.stream(ProblemCode.values())
                    .map(
                        code ->
                            "| `%s` | %d | %s | %s |"
                                .formatted(
                                    code.wireName(), code.status(), code.detail(), code.fix())))
            .collect(Collectors.joining("\n"));

    check(README, withTable(Files.readString(README), "Problem codes", table));
  }

  @Test
  void each_code_that_the_log_may_show_is_explained() throws IOException {
    Set<String> explained =
        rows("Log codes")
            .flatMap(cells -> CODE.matcher(cells.get(0)).results())
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(logged()).isNotEmpty();
    assertThat(explained).containsAll(logged());
  }

  /** Words at the start of a text given to a logger. */
  private static Set<String> logged() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      Set<String> codes = new TreeSet<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        LOGGED.matcher(Files.readString(file)).results().forEach(m -> codes.add(m.group(1)));
      }
      return codes;
    }
  }

  @Test
  void the_execution_matrix_is_the_one_that_is_tested() throws IOException {
    assertThat(rows("Execution matrix").toList())
        .containsExactlyElementsOf(ExecutionMatrixIT.table());
  }

  /** Rows below a heading, without the two lines of the table's head. */
  private static Stream<List<String>> rows(String heading) throws IOException {
    String text = Files.readString(Path.of("README.md"));
    String section = text.substring(text.indexOf("\n## " + heading + "\n") + 1);
    int end = section.indexOf("\n## ");
    return section
        .substring(0, end < 0 ? section.length() : end)
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> line.substring(1, line.lastIndexOf('|')))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
  }
}
