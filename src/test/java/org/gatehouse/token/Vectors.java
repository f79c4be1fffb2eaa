package org.gatehouse.token;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;

/** Reads test vectors from the test resources, or from a folder beside the project. */
public final class Vectors {
  private Vectors() {}

  /** A file below {@code vectors/}, such as {@code csrf.json}. */
  public static JsonObject read(String name) {
    try (InputStream stream = Vectors.class.getResourceAsStream("/vectors/" + name)) {
      return parse(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Stream<JsonObject> cases(String name) {
    return read(name).getJsonArray("cases").stream().map(JsonValue::asJsonObject);
  }

  /** All tests of a Wycheproof file. */
  static Stream<JsonObject> wycheproof(String name) {
    try (InputStream stream = Files.newInputStream(wycheproofFolder().resolve(name))) {
      return parse(stream).getJsonArray("testGroups").stream()
          .flatMap(group -> group.asJsonObject().getJsonArray("tests").stream())
          .map(JsonValue::asJsonObject);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Wycheproof is read from where it lies, not copied: property {@code gatehouse.wycheproof}. */
  static Path wycheproofFolder() {
    return Path.of(System.getProperty("gatehouse.wycheproof", "../shared/vectors/wycheproof"));
  }

  /** A text or a list of texts as secrets. */
  public static Secrets secrets(JsonValue value) {
    Stream<JsonValue> texts =
        value.getValueType() == JsonValue.ValueType.ARRAY
            ? value.asJsonArray().stream()
            : Stream.of(value);
    return Secrets.of(
        texts.map(text -> new Secret(((JsonString) text).getString())).toArray(Secret[]::new));
  }

  private static JsonObject parse(InputStream stream) {
    try (JsonReader reader = Json.createReader(stream)) {
      return reader.readObject();
    }
  }
}
