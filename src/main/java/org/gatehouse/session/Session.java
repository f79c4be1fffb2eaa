package org.gatehouse.session;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.json.Json;
import org.gatehouse.json.Records;

/**
 * The session as {@code GET /api/auth/session} shows it: {@code user}, {@code expires} and what the
 * {@code session} callback added beside them. Immutable.
 *
 * @param user members of {@code session.user}
 * @param expires when the session ends if it is not used
 * @param extra further members, such as {@code error}
 */
public record Session(JsonObject user, Instant expires, JsonObject extra) {
  private static final DateTimeFormatter ISO_MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  public static Session of(JsonObject user, Instant expires) {
    return new Session(user, expires, JsonValue.EMPTY_JSON_OBJECT);
  }

  /**
   * {@code session.user} as a record of the application.
   *
   * @throws org.gatehouse.json.RecordMismatchException if a member has another type than its
   *     component
   */
  public <T extends Record> T user(Class<T> type) {
    return Records.fromJson(user, type);
  }

  /** A member of {@code session.user} that is a string. */
  public Optional<String> userText(String name) {
    return Optional.ofNullable(user.get(name))
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString());
  }

  /**
   * This session with the components of a public {@code record} in {@code user}; null changes
   * nothing.
   */
  public Session withUser(Record record) {
    return withUser(Records.toJson(record));
  }

  /** This session with these members in {@code user}; JSON null removes one. */
  public Session withUser(Map<String, JsonValue> members) {
    JsonObjectBuilder changes = Json.PROVIDER.createObjectBuilder();
    members.forEach(changes::add);
    return new Session(Records.merge(user, changes.build()), expires, extra);
  }

  /** This session with a member beside {@code user} and {@code expires}. */
  public Session with(String name, JsonValue value) {
    JsonObject more = Json.PROVIDER.createObjectBuilder().add(name, value).build();
    return new Session(user, expires, Records.merge(extra, more));
  }

  /** The JSON that clients get; {@code expires} is ISO 8601 in UTC with milliseconds. */
  public JsonObject toJson() {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("user", user)
        .add("expires", ISO_MILLIS.format(expires))
        .addAll(Json.PROVIDER.createObjectBuilder(extra))
        .build();
  }
}
