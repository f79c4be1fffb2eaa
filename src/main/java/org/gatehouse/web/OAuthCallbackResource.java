package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.gatehouse.flow.OAuthSignInFlow;

/**
 * {@code GET callback/<provider>}: the browser comes back from a provider (wire.md 9). Bound to its
 * start by the state, so it needs no CSRF token.
 */
@Path("auth/callback/{provider}")
@RequestScoped
public class OAuthCallbackResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private SignInAnswers answers;
  @Inject private OAuthSignInFlow flow;

  @GET
  @PermitAll
  public Response comeBack(@PathParam("provider") String provider) {
    exchange.begin(Body.NONE);
    URI redirectUri = URI.create(exchange.action("callback/" + provider));
    OAuthSignInFlow.Finished finished =
        flow.finish(provider, redirectUri, exchange.singleParameters(), exchange.cookies());
    if (finished.target().isEmpty() && flow.isSignedIn(exchange.cookies())) {
      return replies.redirect(exchange.callbackUrl(), List.of());
    }
    String target = finished.target().map(exchange::resolve).orElseGet(exchange::home);
    return answers.answer(finished.result(), target, finished.cookies());
  }
}
