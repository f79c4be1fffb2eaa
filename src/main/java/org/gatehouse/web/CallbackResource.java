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
import java.util.Map;
import java.util.Optional;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.flow.SignInFlow;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.Providers;
import org.gatehouse.trace.Trace.Reason.Kind;

/**
 * {@code callback/<provider>}: finishes a sign-in, by POST with the fields of a form, by GET when
 * the browser comes back from a visit (wire.md 4, 5, 9). A provider that lets the browser post its
 * answer reaches the GET by way of the POST (wire.md 18.25).
 */
@Path("auth/callback/{provider}")
@RequestScoped
public class CallbackResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private SignInAnswers answers;
  @Inject private SignInFlow flow;
  @Inject private Providers providers;

  @POST
  @PermitAll
  public Response post(
      @PathParam("provider") String provider,
      @HeaderParam("Content-Type") String type,
      InputStream stream)
      throws Body.UnreadableException {
    return providers.visit(provider).isPresent()
        ? takeForm(provider, Body.readForm(type, stream).orElse(Body.NONE))
        : signIn(provider, type, stream);
  }

  private Response signIn(String provider, String type, InputStream stream)
      throws Body.UnreadableException {
    exchange.begin(Body.read(type, stream), Kind.SIGN_IN);
    if (!exchange.proven()) {
      return replies.missingCsrf("signin");
    }
    Credentials fields = new Credentials(exchange.body().texts());
    return answers.answer(
        flow.form(provider, fields, exchange.cookies()), exchange.callbackUrl(), List.of());
  }

  /**
   * From the provider's page, so without the session: the browser is led back in by a link, which
   * names the attempt and nothing that is secret.
   */
  private Response takeForm(String provider, Body form) {
    exchange.begin(Body.NONE, Kind.SIGN_IN);
    Map<String, String> posted = form.texts();
    Optional<SetCookie> held = flow.takeForm(provider, posted, exchange.cookies());
    String callback = exchange.action("callback/" + provider);
    String target =
        held.isPresent()
            ? Replies.withQuery(callback, Map.of("state", posted.get("state")))
            : callback;
    return Replies.with(
        Response.status(Response.Status.SEE_OTHER).header("Location", target),
        held.stream().toList());
  }

  /** Bound to its start by the state, so it needs no CSRF token. */
  @GET
  @PermitAll
  public Response comeBack(@PathParam("provider") String provider) {
    exchange.begin(Body.NONE, Kind.SIGN_IN);
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
