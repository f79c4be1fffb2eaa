package org.gatehouse.harness.idp;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** An answer of the provider. */
record Reply(int status, String header, String value, byte[] body) {
  static Reply json(JsonStructure json) {
    return json(200, json);
  }

  static Reply json(int status, JsonStructure json) {
    return json(status, json.toString());
  }

  static Reply json(int status, String json) {
    return new Reply(status, "Content-Type", "application/json", bytes(json));
  }

  /** RFC 6749 5.2. */
  static Reply error(int status, String code) {
    return json(status, Json.createObjectBuilder().add("error", code).build());
  }

  static Reply html(int status, String text) {
    return new Reply(status, "Content-Type", "text/html; charset=utf-8", bytes(text));
  }

  /**
   * A page that posts its fields (OAuth 2.0 Form Post Response Mode), with a button and without.
   */
  static Reply form(String address, Map<String, String> fields) {
    String inputs =
        fields.entrySet().stream()
            .map(
                field ->
                    "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(field.getKey(), escaped(field.getValue())))
            .collect(Collectors.joining());
    return html(
        200,
        "<!doctype html><form method=\"post\" action=\"%s\">%s<button>Go on</button></form>"
                .formatted(escaped(address), inputs)
            + "<script>document.forms[0].submit()</script>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  static Reply redirect(String address, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    String mark = query.isEmpty() ? "" : address.contains("?") ? "&" : "?";
    return location(302, address + mark + query);
  }

  /** Sends the client elsewhere with the same method and body (RFC 9110 15.4.8). */
  static Reply repeat(String address) {
    return location(307, address);
  }

  private static Reply location(int status, String address) {
    return new Reply(status, "Location", address, new byte[0]);
  }

  /** A JSON object of so many bytes. */
  static Reply huge(int size) {
    return json(Json.createObjectBuilder().add("filler", "x".repeat(size)).build());
  }

  void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set(header, value);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
