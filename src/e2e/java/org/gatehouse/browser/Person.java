package org.gatehouse.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gatehouse.harness.Chromium;

/** Somebody's browser with its tabs; it finds the pages of the clients beside the application. */
final class Person implements AutoCloseable {
  private static final Path PAGES =
      Path.of(System.getProperty("gatehouse.client", "target/client"));
  private final BrowserContext context;
  private final URI base;

  Person(Chromium chromium, URI base) {
    this.context = chromium.person();
    this.base = base;
    context.route("**/client-test/**", Person::serve);
  }

  /** A tab with the page of this client. */
  Tab opens(Client client) {
    return opens(client, "");
  }

  /**
   * @param query with its question mark, or empty
   */
  Tab opens(Client client, String query) {
    return new Tab(context.newPage(), base + "/client-test/" + client.bundle() + "/page" + query);
  }

  BrowserContext context() {
    return context;
  }

  /** What the browser keeps of the session: one cookie, or its chunks. */
  List<Cookie> sessionCookies(Client client) {
    return context.cookies().stream()
        .filter(cookie -> cookie.name.startsWith(client.sessionCookie()))
        .toList();
  }

  void replaceSessionCookie(Client client, String value) {
    context.addCookies(List.of(new Cookie(client.sessionCookie(), value).setUrl(base.toString())));
  }

  /** Changes the session behind the back of all tabs. */
  void updatesUnseen(String member, String value) {
    JsonObject csrf = Tab.json(context.request().get(base + "/api/auth/csrf").text());
    JsonObject body =
        Json.createObjectBuilder()
            .add("csrfToken", csrf.getString("csrfToken"))
            .add("data", Json.createObjectBuilder().add(member, value))
            .build();
    APIResponse answer =
        context
            .request()
            .post(
                base + "/api/auth/session",
                RequestOptions.create()
                    .setHeader("Content-Type", "application/json")
                    .setData(body.toString()));
    if (!answer.ok()) {
      throw new IllegalStateException("update answered " + answer.status());
    }
  }

  /** {@code /client-test/<bundle>/page} is the page, the script beside it the client's bundle. */
  private static void serve(Route route) {
    String[] path = URI.create(route.request().url()).getPath().split("/");
    boolean page = path[path.length - 1].equals("page");
    String file = page ? "client.html" : path[path.length - 2] + ".js";
    route.fulfill(
        new Route.FulfillOptions()
            .setPath(PAGES.resolve(file))
            .setHeaders(
                Map.of(
                    "Content-Type",
                    page ? "text/html" : "text/javascript",
                    // as the sign-in page has it: without, closing the context hung after a visit
                    // there
                    "Cross-Origin-Opener-Policy",
                    "same-origin")));
  }

  @Override
  public void close() {
    context.close();
  }
}
