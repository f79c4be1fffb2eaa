package org.gatehouse.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.provider.oauth.OAuthClients;

/** Renders the built-in pages with the headers that keep them safe (security.md section 8). */
@RequestScoped
public class Pages {
  private static final InlineStyle STYLE = InlineStyle.read("/gatehouse/pages.css");

  @Inject private Exchange exchange;
  @Inject private AuthConfig config;
  @Inject private OAuthClients clients;

  Response signIn(Optional<String> error) {
    var model =
        new SignInPage(
            STYLE.text(),
            exchange.action("callback/credentials"),
            exchange.csrfToken(),
            exchange.callbackUrl(),
            error.map(SignInMessages::of).orElse(null),
            config.providers().stream()
                .map(p -> new ProviderButton(p.name(), exchange.action("signin/" + p.id())))
                .toList());
    return page(200, SignInPageRenderer.of().execute(model));
  }

  Response signOut() {
    var model =
        new SignOutPage(
            STYLE.text(), exchange.action("signout"), exchange.csrfToken(), exchange.callbackUrl());
    return page(200, SignOutPageRenderer.of().execute(model));
  }

  Response error(String code) {
    ErrorMessages message = ErrorMessages.of(code);
    var model =
        new MessagePage(
            STYLE.text(),
            message.heading(),
            message.text(),
            message.code(),
            exchange.action("signin"));
    return page(message.status(), MessagePageRenderer.of().execute(model));
  }

  Response verifyRequest() {
    var model =
        new MessagePage(
            STYLE.text(),
            "Check your mail",
            "We sent you a link to sign in with. You can close this page.",
            null,
            exchange.action("signin"));
    return page(200, MessagePageRenderer.of().execute(model));
  }

  private Response page(int status, String html) {
    Response.ResponseBuilder response =
        Response.status(status)
            .type("text/html; charset=utf-8")
            .header("Cache-Control", "private, no-cache, no-store")
            .header("Content-Security-Policy", STYLE.policyWithForms(clients.formTargets()))
            .header("Referrer-Policy", "same-origin")
            .header("Cross-Origin-Opener-Policy", "same-origin")
            .header("X-Frame-Options", "DENY")
            .entity(html);
    return Replies.with(response, exchange.housekeeping());
  }
}
