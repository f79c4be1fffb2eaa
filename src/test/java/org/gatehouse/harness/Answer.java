package org.gatehouse.harness;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the server answered; header names are compared without regard to case. */
public record Answer(int status, List<Header> headerLines, String text) {
  /** One header line. */
  public record Header(String name, String value) {}

  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  public List<String> headers(String name) {
    return headerLines.stream()
        .filter(line -> line.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  public String location() {
    return header("Location").orElse("");
  }

  public JsonValue json() {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  public JsonObject object() {
    return json().asJsonObject();
  }

  /** Member {@code url} of a JSON answer. */
  public String url() {
    return object().getString("url");
  }

  /** The Set-Cookie line of this cookie; empty if there is none. */
  public Optional<String> setCookie(String name) {
    return headers("Set-Cookie").stream().filter(line -> line.startsWith(name + "=")).findFirst();
  }

  public boolean sets(String cookie) {
    return setCookie(cookie).filter(line -> !expired(line)).isPresent();
  }

  public boolean clears(String cookie) {
    return setCookie(cookie).filter(Answer::expired).isPresent();
  }

  /** Whether this Set-Cookie line deletes; Max-Age goes before Expires (RFC 6265, 5.3). */
  static boolean expired(String line) {
    Optional<String> age = attribute(line, "max-age");
    if (age.isPresent()) {
      return age.get().matches("-\\d+|0+");
    }
    return attribute(line, "expires").filter(Answer::past).isPresent();
  }

  private static boolean past(String date) {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME
          .parse(date, Instant::from)
          .isBefore(Instant.now());
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static Optional<String> attribute(String line, String name) {
    return Stream.of(line.split(";"))
        .skip(1)
        .map(part -> part.strip().split("=", 2))
        .filter(part -> part.length == 2 && part[0].equalsIgnoreCase(name))
        .map(part -> part[1])
        .reduce((first, last) -> last);
  }
}
