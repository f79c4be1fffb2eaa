package org.gatehouse.harness.idp;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request to the provider; a parameter given twice counts as missing. */
record Call(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> form,
    Headers headers) {

  /** What a client proved itself with, and how. */
  record Credentials(String id, String secret, String method) {}

  static Call of(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        parameters(exchange.getRequestURI().getRawQuery()),
        parameters(body),
        exchange.getRequestHeaders());
  }

  /** RFC 6749 2.3.1: both halves of the Basic value are form-encoded. */
  Credentials credentials() {
    String header = header("Authorization").orElse("");
    if (header.startsWith("Basic ")) {
      String[] pair = text(Base64.getDecoder().decode(header.substring(6))).split(":", 2);
      return new Credentials(decode(pair[0]), decode(pair[1]), "client_secret_basic");
    }
    String id = form.getOrDefault("client_id", "");
    return form.containsKey("client_secret")
        ? new Credentials(id, form.get("client_secret"), "client_secret_post")
        : new Credentials(id, "", "none");
  }

  Optional<String> bearer() {
    return header("Authorization")
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> value.substring(7));
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  static Map<String, String> parameters(String encoded) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : encoded == null ? new String[0] : encoded.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2 && found.put(decode(parts[0]), decode(parts[1])) != null) {
        found.remove(decode(parts[0]));
      }
    }
    return found;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
