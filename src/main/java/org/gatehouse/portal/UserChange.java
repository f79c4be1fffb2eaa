package org.gatehouse.portal;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/** What an administrator may change of a user; other members are refused, not ignored. */
record UserChange(Optional<String> role, Optional<Boolean> disabled) {
  private static final Set<String> MEMBERS = Set.of("role", "disabled");

  static UserChange role(String role) {
    return new UserChange(Optional.of(role == null ? "" : role), Optional.empty());
  }

  static UserChange disabled(boolean disabled) {
    return new UserChange(Optional.empty(), Optional.of(disabled));
  }

  static Optional<UserChange> of(JsonObject object) {
    if (object.isEmpty() || !MEMBERS.containsAll(object.keySet())) {
      return Optional.empty();
    }
    JsonValue role = object.get("role");
    JsonValue disabled = object.get("disabled");
    boolean roleFits = role == null || role instanceof JsonString;
    boolean flagFits =
        disabled == null || disabled == JsonValue.TRUE || disabled == JsonValue.FALSE;
    return roleFits && flagFits
        ? Optional.of(
            new UserChange(
                Optional.ofNullable(role).map(value -> ((JsonString) value).getString()),
                Optional.ofNullable(disabled).map(JsonValue.TRUE::equals)))
        : Optional.empty();
  }
}
