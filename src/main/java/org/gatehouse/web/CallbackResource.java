package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.gatehouse.flow.SignInFlow;
import org.gatehouse.provider.Credentials;

/** {@code POST callback/credentials}: signs in with the fields of a form (wire.md 4, 5). */
@Path("auth/callback/credentials")
@RequestScoped
public class CallbackResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private SignInAnswers answers;
  @Inject private SignInFlow flow;

  @POST
  @PermitAll
  public Response signIn(@HeaderParam("Content-Type") String type, InputStream stream)
      throws Body.UnreadableException {
    exchange.begin(Body.read(type, stream));
    if (!exchange.proven()) {
      return replies.missingCsrf("signin");
    }
    Credentials credentials = new Credentials(exchange.body().texts());
    return answers.answer(
        flow.signIn(credentials, exchange.cookies()), exchange.callbackUrl(), List.of());
  }
}
