package org.gatehouse.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A client like a browser that follows no redirect and keeps cookies exactly as they were set. */
public final class Http {
  static {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection,content-length");
  }

  static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final URI base;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  public Http(URI base) {
    this.base = base;
  }

  /** A browser without cookies. */
  public Http fresh() {
    return new Http(base);
  }

  public URI base() {
    return base;
  }

  public Answer get(String path) {
    return send("GET", path, Map.of(), null);
  }

  public Answer get(String path, Map<String, String> headers) {
    return send("GET", path, headers, null);
  }

  public Answer postForm(String path, Map<String, String> fields) {
    return postForm(path, fields, Map.of());
  }

  public Answer postForm(String path, Map<String, String> fields, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putIfAbsent("Content-Type", "application/x-www-form-urlencoded");
    return send("POST", path, all, form(fields));
  }

  public Answer postJson(String path, String json) {
    return send("POST", path, Map.of("Content-Type", "application/json"), json);
  }

  /** Sends the kept cookies unless {@code headers} brings its own Cookie; keeps what is set. */
  public Answer send(String method, String path, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(120))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!headers.containsKey("Cookie") && !cookies.isEmpty()) {
      request.header("Cookie", cookieHeader());
    }
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      List<Answer.Header> lines = new ArrayList<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(v -> lines.add(new Answer.Header(name, v))));
      Answer answer = new Answer(response.statusCode(), lines, response.body());
      answer.headers("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public boolean reachable(String path) {
    try {
      return get(path).status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  public void setCookie(String name, String rawValue) {
    cookies.put(name, rawValue);
  }

  public void removeCookie(String name) {
    cookies.remove(name);
  }

  public String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** The token of {@code GET csrf}. */
  public String csrf() {
    return get("/api/auth/csrf").object().getString("csrfToken");
  }

  /** Signs a ready user in and expects a JSON answer. */
  public Answer signIn(String user) {
    return signIn(user, "demo-" + user + "-passphrase");
  }

  public Answer signIn(String user, String password) {
    return signIn(Map.of("username", user, "password", password));
  }

  /** Posts these fields and the CSRF token to callback/credentials, as the browser client does. */
  public Answer signIn(Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("csrfToken", csrf());
    return postForm("/api/auth/callback/credentials", all, Map.of("X-Auth-Return-Redirect", "1"));
  }

  public Answer session() {
    return get("/api/auth/session");
  }

  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void keep(String line) {
    String pair = line.split(";", 2)[0];
    int equals = pair.indexOf('=');
    if (Answer.expired(line)) {
      cookies.remove(pair.substring(0, equals));
    } else {
      cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
  }
}
