package org.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.config.Setting;
import org.gatehouse.flow.ExecutionMatrixIT;
import org.junit.jupiter.api.Test;

/** The tables of the README are those of the code. */
class ReadmeTest {
  @Test
  void the_configuration_table_is_the_list_of_settings() throws IOException {
    List<List<String>> expected =
        Arrays.stream(Setting.values())
            .map(
                setting ->
                    List.of(
                        "`" + setting.key() + "`",
                        "`" + setting.environmentName() + "`",
                        setting.developmentDefault(),
                        setting.productionDefault()))
            .toList();

    List<List<String>> table = rows("Configuration").map(cells -> cells.subList(0, 4)).toList();

    assertThat(table).containsExactlyInAnyOrderElementsOf(expected);
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
