package org.gatehouse.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Reading and building JSON with one kept provider. */
public final class Json {
  public static final JsonProvider PROVIDER = JsonProvider.provider();

  private static final int DEEPEST = 64;
  private static final JsonReaderFactory READERS =
      PROVIDER.createReaderFactory(
          Map.of(
              JsonConfig.KEY_STRATEGY,
              JsonConfig.KeyStrategy.NONE,
              "org.eclipse.parsson.maxDepth",
              DEEPEST + 1));

  private Json() {}

  /**
   * Parses one JSON value; empty for anything else: syntax errors, members given twice, trailing
   * text, nesting deeper than 64 levels. The caller bounds the length.
   */
  public static Optional<JsonValue> parse(String text) {
    if (!wellNested(text)) {
      return Optional.empty();
    }
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return Optional.of(reader.readValue());
    } catch (RuntimeException e) {
      // providers throw unchecked exceptions of several kinds on hostile text
      return Optional.empty();
    }
  }

  /** As {@link #parse}, for objects only. */
  public static Optional<JsonObject> parseObject(String text) {
    return parse(text).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  /** An array of whole numbers. */
  public static JsonArray numbers(Collection<Integer> numbers) {
    return PROVIDER.createArrayBuilder(numbers).build();
  }

  /** An array of texts. */
  public static JsonArray texts(Collection<String> texts) {
    return PROVIDER.createArrayBuilder(texts).build();
  }

  /**
   * Bounds the depth and refuses text behind the outermost bracket before a provider reads
   * anything: their own limits are not standard, and theirs ignore what follows a value.
   */
  private static boolean wellNested(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return text.substring(i + 1).isBlank();
        }
      }
      if (depth > DEEPEST || depth < 0) {
        return false;
      }
    }
    return true;
  }
}
