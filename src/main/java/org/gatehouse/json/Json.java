package org.gatehouse.json;

import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
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
              DEEPEST));

  private Json() {}

  /**
   * Parses one JSON value; empty for anything else: syntax errors, members given twice, trailing
   * text, nesting deeper than 64 levels. The caller bounds the length.
   */
  public static Optional<JsonValue> parse(String text) {
    if (tooDeep(text)) {
      return Optional.empty();
    }
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return Optional.of(reader.readValue());
    } catch (JsonException | IllegalStateException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** As {@link #parse}, for objects only. */
  public static Optional<JsonObject> parseObject(String text) {
    return parse(text).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  /** The provider's own limit is not standard; this one holds with every JSON-P provider. */
  private static boolean tooDeep(String text) {
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
        if (++depth > DEEPEST) {
          return true;
        }
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return false;
  }
}
