package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.web.page.Pages;

/** {@code GET error}: says what went wrong, by code. */
@Path("auth/error")
@RequestScoped
public class ErrorResource {
  /** In v4 these belong to the sign-in page (wire.md 4). */
  private static final Set<String> SIGN_IN_KINDS =
      Set.of(
          "Signin",
          "OAuthSignin",
          "OAuthCallback",
          "OAuthCreateAccount",
          "EmailCreateAccount",
          "Callback",
          "OAuthAccountNotLinked",
          "EmailSignin",
          "CredentialsSignin",
          "SessionRequired");

  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private Pages pages;
  @Inject private AuthConfig config;

  @GET
  @PermitAll
  public Response page() {
    exchange.begin(Body.NONE);
    String error = exchange.query("error").orElse("undefined");
    if (config.flavour().isV4() && SIGN_IN_KINDS.contains(error)) {
      return leadTo("signin", error);
    }
    return config.pages().error().isPresent() ? leadTo("error", error) : pages.error(error);
  }

  private Response leadTo(String page, String error) {
    String url = Replies.withQuery(replies.page(page), Map.of("error", error));
    return Replies.with(Response.status(302).header("Location", url), exchange.housekeeping());
  }
}
