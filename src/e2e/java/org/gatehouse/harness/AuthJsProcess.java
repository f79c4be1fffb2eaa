package org.gatehouse.harness;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real Auth.js (flavour {@code v5}) and NextAuth.js ({@code v4}) token code, running in a Node
 * child process. See {@code src/e2e/interop/authjs.mjs} for the other end.
 */
public final class AuthJsProcess implements AutoCloseable {

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  private AuthJsProcess(Process process) {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts Node in the project root; the packages must have been installed by {@code npm ci}. */
  public static AuthJsProcess start() {
    Path folder = Path.of(System.getProperty("gatehouse.interop", "src/e2e/interop"));
    if (!Files.isDirectory(folder.resolve("node_modules"))) {
      throw new IllegalStateException(
          "The Auth.js packages are not installed: run `npm ci` in " + folder.toAbsolutePath());
    }
    try {
      return new AuthJsProcess(
          new ProcessBuilder("node", folder.resolve("authjs.mjs").toString())
              .redirectError(Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new IllegalStateException(
          "Node could not be started: the interop tests need `node` (18 or later) on the PATH", e);
    }
  }

  /** Seals the claims as Auth.js would; a negative age makes a token that has already expired. */
  public String seal(
      String flavour, String secret, String cookieName, long maxAgeSeconds, JsonObject claims) {
    JsonObject answer =
        ask(
            request("seal", flavour, secret, cookieName)
                .add("maxAge", maxAgeSeconds)
                .add("claims", claims));
    return answer.getString("token");
  }

  /** The claims Auth.js finds in the token; empty when it refuses to open it. */
  public Optional<JsonObject> open(String flavour, String secret, String cookieName, String token) {
    return claims(ask(request("open", flavour, secret, cookieName).add("token", token)));
  }

  /** The cookies Auth.js sets for this token: one, or the chunks of a long one. */
  public Map<String, String> split(String flavour, String cookieName, String token) {
    JsonObject cookies =
        ask(request("split", flavour, "", cookieName).add("token", token)).getJsonObject("cookies");
    Map<String, String> values = new LinkedHashMap<>();
    cookies.keySet().forEach(name -> values.put(name, cookies.getString(name)));
    return values;
  }

  /** The claims Auth.js finds in this Cookie header; empty when it finds no session there. */
  public Optional<JsonObject> read(
      String flavour, String secret, String cookieName, String cookieHeader) {
    return claims(ask(request("read", flavour, secret, cookieName).add("cookie", cookieHeader)));
  }

  private static Optional<JsonObject> claims(JsonObject answer) {
    JsonValue claims = answer.get("claims");
    return claims == JsonValue.NULL ? Optional.empty() : Optional.of(claims.asJsonObject());
  }

  private static JsonObjectBuilder request(
      String operation, String flavour, String secret, String cookieName) {
    return Json.createObjectBuilder()
        .add("op", operation)
        .add("flavour", flavour)
        .add("secret", secret)
        .add("salt", cookieName);
  }

  private synchronized JsonObject ask(JsonObjectBuilder request) {
    String line;
    try {
      requests.write(request.build().toString());
      requests.write('\n');
      requests.flush();
      line = answers.readLine();
    } catch (IOException e) {
      throw new IllegalStateException("The Node process has ended; its error output says why", e);
    }
    if (line == null) {
      throw new IllegalStateException("The Node process has ended; its error output says why");
    }
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      JsonObject answer = reader.readObject();
      if (Stream.of("token", "claims", "cookies").noneMatch(answer::containsKey)) {
        throw new IllegalStateException("Auth.js could not answer: " + answer.getString("error"));
      }
      return answer;
    }
  }

  /** Ends Node by closing its input. */
  @Override
  public void close() {
    try {
      requests.close();
    } catch (IOException e) {
      process.destroy(); // it has already ended, or does so now
    }
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
