package org.gatehouse.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;

/**
 * Records to JSON objects and back, by JSON-B, which needs the record to be public. A null
 * component stays out.
 */
public final class Records {
  private static final Jsonb JSONB = JsonbBuilder.create();

  private Records() {}

  /** The components of a record (or public properties of a bean) as members. */
  public static JsonObject toJson(Object value) {
    return Json.parseObject(JSONB.toJson(value))
        .orElseThrow(() -> new IllegalArgumentException(value.getClass() + " is no JSON object"));
  }

  /**
   * Members as a record; unknown members are ignored, missing ones are null.
   *
   * @throws RecordMismatchException if a member has another type than its component
   */
  public static <T> T fromJson(JsonObject object, Class<T> type) {
    try {
      return JSONB.fromJson(object.toString(), type);
    } catch (JsonbException e) {
      throw new RecordMismatchException(type);
    }
  }

  /** {@code base} with the members of {@code changes} set; JSON null removes a member. */
  public static JsonObject merge(JsonObject base, JsonObject changes) {
    var merged = Json.PROVIDER.createObjectBuilder(base);
    changes.forEach(
        (name, value) -> {
          if (value == JsonValue.NULL) {
            merged.remove(name);
          } else {
            merged.add(name, value);
          }
        });
    return merged.build();
  }
}
