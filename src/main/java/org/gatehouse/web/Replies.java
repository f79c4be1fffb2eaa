package org.gatehouse.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.json.Json;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.session.Session;

/** Builds the answers of the endpoints in the configured flavour (wire.md 2, 4, 5). */
@RequestScoped
public class Replies {
  @Inject private Exchange exchange;
  @Inject private AuthConfig config;

  /** An action that succeeded: 302, or JSON with the URL. */
  Response redirect(String url, List<SetCookie> cookies) {
    ResponseBuilder response = exchange.wantsJson() ? json(200, url(url)) : Response.status(302);
    if (!exchange.wantsJson() || !config.flavour().isV4()) {
      response.header("Location", url);
    }
    return with(response, cookies);
  }

  /**
   * An action that failed: to a page with {@code ?error=}.
   *
   * @param v4Status status of the JSON form in flavour v4; v5 always says 200
   */
  Response failure(String page, Map<String, String> query, int v4Status) {
    String url = withQuery(page, query);
    if (exchange.wantsJson()) {
      return with(json(config.flavour().isV4() ? v4Status : 200, url(url)), cookiesOfErrors());
    }
    return with(Response.status(302).header("Location", url), cookiesOfErrors());
  }

  /** A POST without a valid CSRF token. */
  Response missingCsrf(String action) {
    return config.flavour().isV4()
        ? failure(page(action), Map.of("csrf", "true"), 200)
        : failure(page("signin"), Map.of("error", "MissingCSRF"), 200);
  }

  /** The session, or the flavour's way to say that there is none. */
  Response session(int status, Optional<Session> session, List<SetCookie> cookies) {
    JsonValue empty = config.flavour().isV4() ? JsonValue.EMPTY_JSON_OBJECT : JsonValue.NULL;
    JsonValue shown = session.map(s -> (JsonValue) s.toJson()).orElse(empty);
    return with(noCache(json(status, shown)), cookies);
  }

  Response problem(ProblemDetail problem) {
    Response.ResponseBuilder response =
        noCache(
            Response.status(problem.status())
                .type(ProblemDetail.MEDIA_TYPE)
                .entity(problem.toJson().toString()));
    problem.retryAfter().ifPresent(seconds -> response.header("Retry-After", seconds));
    return response.build();
  }

  Response badRequest() {
    return BadRequests.of(config.flavour());
  }

  ResponseBuilder json(int status, JsonValue value) {
    MediaType type = MediaType.APPLICATION_JSON_TYPE;
    return Response.status(status)
        .type(config.flavour().isV4() ? type.withCharset("utf-8") : type)
        .entity(value.toString());
  }

  static ResponseBuilder noCache(ResponseBuilder response) {
    return response
        .header("Cache-Control", "private, no-cache, no-store")
        .header("Pragma", "no-cache")
        .header("Expires", "0");
  }

  public static Response with(ResponseBuilder response, List<SetCookie> cookies) {
    cookies.forEach(cookie -> response.header("Set-Cookie", cookie.header()));
    return response.build();
  }

  /** Absolute URL of a page: the application's own if configured, else the built-in one. */
  String page(String action) {
    Optional<String> own =
        switch (action) {
          case "signin" -> config.pages().signIn();
          case "signout" -> config.pages().signOut();
          case "verify-request" -> config.pages().verifyRequest();
          default -> config.pages().error();
        };
    return own.map(path -> exchange.origin() + path).orElseGet(() -> exchange.action(action));
  }

  static String withQuery(String url, Map<String, String> query) {
    StringJoiner text = new StringJoiner("&", url + (url.contains("?") ? "&" : "?"), "");
    text.setEmptyValue(url);
    query.forEach((k, v) -> text.add(k + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)));
    return text.toString();
  }

  private List<SetCookie> cookiesOfErrors() {
    return config.flavour().isV4() ? exchange.housekeeping() : List.of();
  }

  private static JsonObject url(String url) {
    return Json.PROVIDER.createObjectBuilder().add("url", url).build();
  }
}
