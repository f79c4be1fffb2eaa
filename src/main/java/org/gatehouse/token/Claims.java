package org.gatehouse.token;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.json.Json;
import org.gatehouse.json.RecordMismatchException;
import org.gatehouse.json.Records;

/**
 * The claims of a session token: immutable, read by name or as a record. Injected ({@code @Inject
 * Claims}) it shows the claims of the request's cookie without running a callback, the counterpart
 * of {@code getToken()}; without a valid cookie it is empty.
 *
 * <p>Not final and with a constructor for the container only, so that it can be request scoped.
 */
public class Claims {
  /** No claims at all: what an anonymous request carries. */
  public static final Claims NONE = new Claims(JsonValue.EMPTY_JSON_OBJECT);

  private final JsonObject members;

  /** For the container's client proxies. */
  protected Claims() {
    this(JsonValue.EMPTY_JSON_OBJECT);
  }

  public Claims(JsonObject members) {
    this.members = members;
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }

  /** Claim {@code sub}: the stable id of the user. */
  public Optional<String> subject() {
    return text(ClaimName.SUBJECT.wire());
  }

  /** A claim that is a string; empty if absent or of another type. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString());
  }

  /** A claim of type NumericDate (RFC 7519: seconds since the epoch); empty if it is none. */
  public Optional<Instant> instant(String name) {
    return number(name).map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
  }

  /** Claim {@code ver}: how often the session was changed by an update or a refresh. */
  public long version() {
    return whole(ClaimName.VERSION.wire());
  }

  /** A claim that is a number, without its fraction; 0 if it is none. */
  public long whole(String name) {
    return number(name).map(Double::longValue).orElse(0L);
  }

  /** These claims with another {@code ver}. */
  public Claims withVersion(long version) {
    return with(ClaimName.VERSION.wire(), Json.PROVIDER.createValue(version));
  }

  /** A claim that is a number, as a double, which bounds the work on hostile exponents. */
  Optional<Double> number(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(JsonNumber.class::isInstance)
        .map(value -> ((JsonNumber) value).doubleValue());
  }

  /** The whole numbers of a claim that is an array; empty if it is none. */
  public List<Integer> numbers(String name) {
    return members.get(name) instanceof JsonArray array
        ? array.stream()
            .filter(JsonNumber.class::isInstance)
            .map(value -> ((JsonNumber) value).intValue())
            .toList()
        : List.of();
  }

  /** The texts of a claim that is an array; empty if it is none. */
  public List<String> texts(String name) {
    return members.get(name) instanceof JsonArray array
        ? array.stream()
            .filter(JsonString.class::isInstance)
            .map(value -> ((JsonString) value).getString())
            .toList()
        : List.of();
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  /**
   * The claims as a record of the application; components without a claim are null.
   *
   * @throws org.gatehouse.json.RecordMismatchException if a claim has another type than its
   *     component: thrown on by a callback, it ends the session
   */
  public <T extends Record> T as(Class<T> type) {
    return Records.fromJson(members, type);
  }

  /**
   * As {@link #as(Class)}, for a record whose claims had other types in an earlier release: claims
   * that do not fit are given to {@code former}, and the session lives on.
   */
  public <T extends Record> T as(Class<T> type, Function<Claims, T> former) {
    try {
      return as(type);
    } catch (RecordMismatchException e) {
      return former.apply(this);
    }
  }

  /**
   * These claims and the components of a public {@code record}; a null component changes nothing.
   */
  public Claims with(Record record) {
    return new Claims(Records.merge(members, Records.toJson(record)));
  }

  public Claims with(String name, String value) {
    return with(name, Json.PROVIDER.createValue(value));
  }

  public Claims with(String name, JsonValue value) {
    return edit(builder -> builder.add(name, value));
  }

  public Claims without(String name) {
    return has(name) ? edit(builder -> builder.remove(name)) : this;
  }

  /** These claims with all members of an object set. */
  public Claims withAll(JsonObject more) {
    return edit(builder -> builder.addAll(Json.PROVIDER.createObjectBuilder(more)));
  }

  /** The named claims, as far as they are there. */
  public Claims only(String... names) {
    JsonObjectBuilder kept = Json.PROVIDER.createObjectBuilder();
    for (String name : names) {
      if (has(name)) {
        kept.add(name, members.get(name));
      }
    }
    return new Claims(kept.build());
  }

  public JsonObject toJson() {
    return members;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Claims that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /** Names only: values may be personal or secret. */
  @Override
  public String toString() {
    return "Claims" + members.keySet();
  }

  private Claims edit(Function<JsonObjectBuilder, JsonObjectBuilder> change) {
    return new Claims(change.apply(Json.PROVIDER.createObjectBuilder(members)).build());
  }
}
