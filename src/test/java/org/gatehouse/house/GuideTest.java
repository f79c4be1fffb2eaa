package org.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.gatehouse.config.ConfigReader;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;

/** What a guide page tells to copy. */
class GuideTest {
  private static final Pattern PROPERTIES =
      Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);

  @Test
  void every_configuration_of_providers_starts_a_production_server() throws IOException {
    List<String> blocks =
        PROPERTIES
            .matcher(Files.readString(Path.of("src/site/markdown/providers.md")))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(blocks).hasSizeGreaterThan(2);
    for (String block : blocks) {
      assertThat(read(block).problems()).as(block).isEmpty();
      assertThat(read(block).notices()).as(block).isEmpty();
      assertThat(read(block).config().providers()).as(block).hasSize(1);
    }
  }

  private static ConfigReader.Result read(String block) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(block));
    List<String> pairs =
        new ArrayList<>(
            List.of(
                "auth.url", "https://portal.example.com",
                "auth.secret", "guide-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp"));
    properties.forEach((key, value) -> pairs.addAll(List.of((String) key, (String) value)));
    return TestConfig.read(Path.of("target"), pairs.toArray(String[]::new));
  }
}
