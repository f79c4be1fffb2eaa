package org.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What code, tests and pages cite stands in the pages: rows of mission.md (A01), behaviours.md
 * (B001) and security.md (SEC-001), and sections of any page (wire.md 8).
 */
class CitationsTest {
  private static final Path PAGES = Path.of("src/site/markdown");
  private static final Pattern SECTION =
      Pattern.compile("([a-z]+\\.md)(?:,? section)? ([0-9]+(?:\\.[0-9]+)?)");
  private static final Pattern PAGE = Pattern.compile("(?<![\\w/.-])([a-z-]+\\.md)\\b");
  private static final Pattern MISSION =
      Pattern.compile("(?<![A-Za-z0-9])([ABC][0-9]{2})(?![A-Za-z0-9])");
  private static final Pattern BEHAVIOUR =
      Pattern.compile("(?<![A-Za-z0-9])(B[0-9]{3})(?![A-Za-z0-9])");
  private static final Pattern THREAT =
      Pattern.compile("(?<![A-Za-z0-9])SEC[- ]([0-9]{3})(?![0-9])");

  @Test
  void every_row_of_the_mission_that_is_cited_exists() throws IOException {
    assertThat(cited(MISSION)).isSubsetOf(rows("mission.md", "[ABC][0-9]{2}"));
  }

  @Test
  void every_behaviour_that_is_cited_exists() throws IOException {
    assertThat(cited(BEHAVIOUR)).isSubsetOf(rows("behaviours.md", "B[0-9]{3}"));
  }

  @Test
  void every_threat_that_is_cited_exists() throws IOException {
    Set<String> threats =
        cited(THREAT).stream().map(number -> "SEC-" + number).collect(Collectors.toSet());

    assertThat(threats).isSubsetOf(rows("security.md", "SEC-[0-9]{3}"));
  }

  @Test
  void every_section_that_is_cited_exists() throws IOException {
    Set<String> known = new TreeSet<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.filter(p -> p.toString().endsWith(".md")).toList()) {
        known.addAll(sections(page));
      }
    }
    Set<String> cited = new TreeSet<>();
    for (String text : texts()) {
      Matcher matcher = SECTION.matcher(text);
      while (matcher.find()) {
        cited.add(matcher.group(1) + " " + matcher.group(2));
      }
    }

    assertThat(cited).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void every_page_that_is_named_exists() throws IOException {
    for (String page : cited(PAGE)) {
      assertThat(PAGES.resolve(page)).exists();
    }
  }

  /** {@code wire.md 8} for a heading, {@code wire.md 18.3} for an entry of a numbered list. */
  private static Set<String> sections(Path page) throws IOException {
    Set<String> found = new TreeSet<>();
    String chapter = "";
    for (String line : Files.readAllLines(page)) {
      Matcher heading = Pattern.compile("## ([0-9]+)\\. .*").matcher(line);
      Matcher entry = Pattern.compile("([0-9]+)\\. .*").matcher(line);
      if (heading.matches()) {
        chapter = heading.group(1);
        found.add(page.getFileName() + " " + chapter);
      } else if (entry.matches()) {
        found.add(page.getFileName() + " " + chapter + "." + entry.group(1));
      }
    }
    return found;
  }

  private static Set<String> rows(String page, String id) throws IOException {
    Pattern row = Pattern.compile("\\| (" + id + ") \\|.*");
    Set<String> found = new TreeSet<>();
    for (String line : Files.readAllLines(PAGES.resolve(page))) {
      Matcher matcher = row.matcher(line);
      if (matcher.matches()) {
        assertThat(found.add(matcher.group(1))).as("twice: " + matcher.group(1)).isTrue();
      }
    }
    return found;
  }

  private static Set<String> cited(Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    for (String text : texts()) {
      Matcher matcher = pattern.matcher(text.replace('_', ' '));
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>(List.of(Files.readString(Path.of("README.md"))));
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(CitationsTest::speaks).toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  private static boolean speaks(Path file) {
    return file.toString().matches(".*\\.(java|md|m?js|ts|xml|sql|properties|mustache|css|sh)")
        && !file.toString().contains("node_modules");
  }
}
