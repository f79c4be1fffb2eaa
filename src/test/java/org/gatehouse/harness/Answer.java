package org.gatehouse.harness;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;

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
    return setCookie(cookie).filter(line -> !line.contains("Max-Age=0")).isPresent();
  }

  public boolean clears(String cookie) {
    return setCookie(cookie).filter(line -> line.contains("Max-Age=0")).isPresent();
  }
}
