package org.gatehouse.web;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.json.Json;

/**
 * The fields of a POST body (wire.md 2): JSON and forms are read, anything else counts as no body.
 * A repeated form field keeps its last value, and is remembered as repeated.
 */
final class Body {
  /** Bytes read at the most. */
  static final int LONGEST = 64 * 1024;

  private static final int MOST_FIELDS = 500;
  private static final String FORM = "application/x-www-form-urlencoded";
  static final Body NONE = new Body();

  private final Map<String, JsonValue> fields = new LinkedHashMap<>();
  private final Set<String> repeated = new HashSet<>();

  private Body() {}

  /** The body cannot be read; told apart from a body without fields. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean tooLarge;

    UnreadableException(boolean tooLarge) {
      super(tooLarge ? "too large" : "malformed");
      this.tooLarge = tooLarge;
    }

    boolean tooLarge() {
      return tooLarge;
    }
  }

  static Body read(String contentType, InputStream stream) throws UnreadableException {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (type.contains("application/json")) {
      return json(text(stream));
    }
    return type.contains(FORM) ? form(text(stream)) : NONE;
  }

  /** Empty for anything that is no form. */
  static Optional<Body> readForm(String contentType, InputStream stream)
      throws UnreadableException {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(FORM)
        ? Optional.of(form(text(stream)))
        : Optional.empty();
  }

  Optional<JsonValue> value(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** A field that is a text; numbers, lists and objects are never taken for one. */
  Optional<String> text(String name) {
    return value(name)
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString());
  }

  /** All fields that are texts and were given once. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : fields.keySet()) {
      if (!repeated.contains(name)) {
        text(name).ifPresent(value -> texts.put(name, value));
      }
    }
    return texts;
  }

  private static Body json(String text) throws UnreadableException {
    Body body = new Body();
    JsonValue value = Json.parse(text).orElseThrow(() -> new UnreadableException(false));
    if (value.getValueType() == JsonValue.ValueType.OBJECT) {
      body.fields.putAll(value.asJsonObject());
    }
    return body;
  }

  private static Body form(String text) throws UnreadableException {
    Body body = new Body();
    String[] pairs = text.split("&", MOST_FIELDS + 1);
    if (pairs.length > MOST_FIELDS) {
      throw new UnreadableException(true);
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (!name.isEmpty() && body.fields.put(name, Json.PROVIDER.createValue(value)) != null) {
        body.repeated.add(name);
      }
    }
    return body;
  }

  private static String decode(String text) throws UnreadableException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException(false);
    }
  }

  /** All of it, as UTF-8. */
  static String text(InputStream stream) throws UnreadableException {
    try {
      byte[] bytes = stream.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new UnreadableException(true);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnreadableException(false);
    }
  }
}
