package org.gatehouse.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The wording of pages in one language.
 *
 * @param language ISO 639 code
 */
public record Texts(String language, Map<String, String> words) {
  /** ISO 639 codes of the languages there are. */
  public static final List<String> LANGUAGES = List.of("en", "es");

  /** Reads {@code <name>_<language>.properties} from the class path, in UTF-8. */
  public static Texts read(String name, String language) {
    String resource = name + "_" + language + ".properties";
    try (InputStream stream = Texts.class.getResourceAsStream(resource)) {
      Properties properties = new Properties();
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      Map<String, String> words = new HashMap<>();
      properties.forEach((key, value) -> words.put((String) key, (String) value));
      return new Texts(language, Map.copyOf(words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same bundle in every language there is, by its code. */
  public static Map<String, Texts> inEveryLanguage(String name) {
    return LANGUAGES.stream()
        .collect(Collectors.toUnmodifiableMap(code -> code, code -> read(name, code)));
  }

  /**
   * @throws IllegalArgumentException if there is no such text
   */
  public String get(String key) {
    String text = words.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text for " + key);
    }
    return text;
  }
}
