package org.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.config.CookieConfig;
import org.gatehouse.config.Flavour;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SessionCookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every token that the real libraries sealed or judged, with their verdict. */
class SessionVectorsTest {
  /** Where we decide otherwise on purpose, and the rule that says so. */
  private static final Map<String, String> DEVIATIONS =
      Map.ofEntries(
          Map.entry("v5-025", "18.2: iat more than 15 s ahead is refused"),
          Map.entry("v5-037", "18.2: A256GCM only in flavour v4"),
          Map.entry("v5-038", "18.2: A256GCM only in flavour v4"),
          Map.entry("v5-039", "18.2: A256GCM only in flavour v4"),
          Map.entry("v5-042", "18.2: without kid every secret is tried"),
          Map.entry("v5-108", "18.2: A256GCM only in flavour v4"),
          Map.entry("v5-116", "18.2: zip is refused"),
          Map.entry("v5-130", "18.1: of a stale base cookie and chunks, the one that opens"),
          Map.entry("v4-143", "18.1: of a stale base cookie and chunks, the one that opens"),
          Map.entry("v4-174", "18.2: only dir with A256GCM"),
          Map.entry("v4-175", "18.2: only dir with A256GCM"),
          Map.entry("v4-177", "18.2: only dir with A256GCM"),
          Map.entry("v4-178", "18.2: zip is refused"),
          Map.entry("v4-184", "18.2: no exp is refused"));

  static Stream<String> ids() {
    return cases().map(vector -> vector.getString("id"));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void verdict_and_claims_are_as_marked(String id) {
    JsonObject vector = cases().filter(c -> c.getString("id").equals(id)).findFirst().orElseThrow();
    JsonObject expect = vector.getJsonObject("expect");
    boolean theirs = expect.getBoolean("ok");

    Optional<Claims> opened = open(vector);

    if (DEVIATIONS.containsKey(id)) {
      assertThat(opened.isPresent()).as(DEVIATIONS.get(id)).isNotEqualTo(theirs);
    } else {
      assertThat(opened.isPresent()).as(vector.getString("title")).isEqualTo(theirs);
      opened.ifPresent(
          claims ->
              assertThat(normal(claims.toJson()))
                  .isEqualTo(normal(expect.getJsonObject("claims"))));
    }
  }

  @Test
  void the_deviations_name_existing_vectors_only() {
    assertThat(ids().collect(Collectors.toSet())).containsAll(DEVIATIONS.keySet());
  }

  private static Stream<JsonObject> cases() {
    return Vectors.cases("session-jwe.json");
  }

  private static Optional<Claims> open(JsonObject vector) {
    Flavour flavour = Flavour.valueOf(vector.getString("flavour").toUpperCase(Locale.ROOT));
    TokenCodec codec = new TokenCodec(flavour, Vectors.secrets(vector.get("secret")), Set.of());
    Instant now = Instant.ofEpochSecond(vector.getJsonNumber("now").longValue());
    return tokens(vector, flavour)
        .flatMap(token -> codec.open(token, vector.getString("salt"), now).claims().stream())
        .findFirst();
  }

  private static Stream<String> tokens(JsonObject vector, Flavour flavour) {
    if (!vector.containsKey("cookies")) {
      return vector.isNull("token") ? Stream.of() : Stream.of(vector.getString("token"));
    }
    String header =
        vector.getJsonArray("cookies").stream()
            .map(JsonValue::asJsonObject)
            .map(cookie -> cookie.getString("name") + "=" + cookie.getString("value"))
            .collect(Collectors.joining("; "));
    CookieConfig config =
        new CookieConfig(
            vector.getString("cookieName"),
            "c",
            "u",
            Optional.empty(),
            Optional.empty(),
            "Lax",
            16,
            false);
    SessionCookie cookie = new SessionCookie(config, flavour.chunkSize(), "/");
    return cookie.read(CookieHeader.parse(header, flavour)).candidates().stream();
  }

  /** Numbers compared as numbers. */
  private static Object normal(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return number.doubleValue();
    }
    if (value instanceof JsonObject object) {
      return object.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> normal(entry.getValue())));
    }
    if (value.getValueType() == JsonValue.ValueType.ARRAY) {
      List<Object> items = value.asJsonArray().stream().map(SessionVectorsTest::normal).toList();
      return items;
    }
    return value;
  }
}
