package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.gatehouse.flow.SignInFlow;
import org.gatehouse.provider.Credentials;

/**
 * {@code callback/<provider>}: finishes a sign-in, by POST with the fields of a form, by GET when
 * the browser comes back from a visit (wire.md 4, 5, 9).
 */
@Path("auth/callback/{provider}")
@RequestScoped
public class CallbackResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private SignInAnswers answers;
  @Inject private SignInFlow flow;

  @POST
  @PermitAll
  public Response signIn(
      @PathParam("provider") String provider,
      @HeaderParam("Content-Type") String type,
      InputStream stream)
      throws Body.UnreadableException {
    exchange.begin(Body.read(type, stream));
    if (!exchange.proven()) {
      return replies.missingCsrf("signin");
    }
    Credentials fields = new Credentials(exchange.body().texts());
    return answers.answer(
        flow.form(provider, fields, exchange.cookies()), exchange.callbackUrl(), List.of());
  }

  /** Bound to its start by the state, so it needs no CSRF token. */
  @GET
  @PermitAll
  public Response comeBack(@PathParam("provider") String provider) {
    exchange.begin(Body.NONE);
    URI back = URI.create(exchange.action("callback/" + provider));
    SignInFlow.Finished finished =
        flow.finish(provider, back, exchange.singleParameters(), exchange.cookies());
    if (finished.target().isEmpty() && flow.isSignedIn(exchange.cookies())) {
      return replies.redirect(exchange.callbackUrl(), List.of());
    }
    String target = finished.target().map(exchange::resolve).orElseGet(exchange::home);
    return answers.answer(finished.result(), target, finished.cookies());
  }
}
