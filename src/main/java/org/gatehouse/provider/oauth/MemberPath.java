package org.gatehouse.provider.oauth;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * Where something lies in an answer: names joined by dots, in a list the place from 0.
 *
 * @param text of the form that the configuration checked
 */
record MemberPath(String text) {
  private static final String PLACE = "[0-9]{1,3}";

  /** What lies there, which may be the JSON null. */
  Optional<JsonValue> in(JsonObject answer) {
    JsonValue value = answer;
    for (String step : text.split("\\.")) {
      value = step(value, step);
      if (value == null) {
        return Optional.empty();
      }
    }
    return Optional.of(value);
  }

  private static JsonValue step(JsonValue value, String step) {
    if (value instanceof JsonObject object) {
      return object.get(step);
    }
    boolean place = value instanceof JsonArray && step.matches(PLACE);
    int index = place ? Integer.parseInt(step) : 0;
    return place && index < value.asJsonArray().size() ? value.asJsonArray().get(index) : null;
  }
}
