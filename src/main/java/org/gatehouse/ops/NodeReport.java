package org.gatehouse.ops;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a running node knows and a token does not: how old its view of what was taken away is, and
 * what each secret is still needed for. Read from its {@code /health/ready}.
 */
final class NodeReport {
  private static final int LONGEST = 64 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private NodeReport() {}

  /**
   * Lines to print.
   *
   * @param base address of the node and its server, without a path
   */
  static String of(URI base) {
    try {
      return lines(base, read(base.resolve("/health/ready")));
    } catch (IOException | JsonException | ClassCastException | IllegalArgumentException e) {
      return line("node", base + " does not say how it is: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return line("node", base + " was not waited for");
    }
  }

  private static JsonObject read(URI address) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body();
        JsonReader json = Json.createReader(new ByteArrayInputStream(body.readNBytes(LONGEST)))) {
      return json.readObject();
    }
  }

  private static String lines(URI base, JsonObject health) {
    Map<String, JsonObject> checks =
        health.getOrDefault("checks", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
            .map(JsonValue::asJsonObject)
            .filter(check -> check.get("data") instanceof JsonObject)
            .collect(
                Collectors.toMap(
                    check -> check.getString("name"),
                    check -> check.getJsonObject("data"),
                    (one, other) -> one));
    JsonObject view = checks.getOrDefault("gatehouse-revocation", JsonValue.EMPTY_JSON_OBJECT);
    StringBuilder text = new StringBuilder();
    text.append(line("node", base + " is " + health.getString("status", "?")));
    text.append(
        line("view", word(view, "state") + ", " + word(view, "stalenessMilliseconds") + " ms old"));
    checks
        .getOrDefault("gatehouse-secrets", JsonValue.EMPTY_JSON_OBJECT)
        .keySet()
        .forEach(
            setting ->
                text.append(
                    line(
                        "needs", setting + ", " + word(checks.get("gatehouse-secrets"), setting))));
    return text.toString();
  }

  private static String word(JsonObject data, String name) {
    JsonValue value = data.getOrDefault(name, JsonValue.NULL);
    return value instanceof JsonString text ? text.getString() : value.toString();
  }

  private static String line(String name, String value) {
    return DecodeReport.line(name, value);
  }
}
