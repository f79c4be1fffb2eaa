package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.flow.SignInError;
import org.gatehouse.flow.SignInFlow;
import org.gatehouse.flow.SignInResult;
import org.gatehouse.json.Json;
import org.gatehouse.json.ProblemDetail;
import org.gatehouse.provider.Credentials;

/** {@code POST callback/credentials}: signs in with the fields of a form (wire.md 4, 5). */
@Path("auth/callback/credentials")
@RequestScoped
public class CallbackResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private Pages pages;
  @Inject private SignInFlow flow;
  @Inject private AuthConfig config;

  @POST
  @PermitAll
  public Response signIn(@HeaderParam("Content-Type") String type, InputStream stream)
      throws Body.UnreadableException {
    exchange.begin(Body.read(type, stream));
    if (!exchange.proven()) {
      return replies.missingCsrf("signin");
    }
    Credentials credentials = new Credentials(exchange.body().texts());
    SignInResult result = flow.signIn(credentials, exchange.cookies());
    if (result instanceof SignInResult.SignedIn signedIn) {
      List<SetCookie> cookies = new ArrayList<>(exchange.housekeepingAfterSignIn());
      cookies.addAll(signedIn.cookies());
      return replies.redirect(exchange.callbackUrl(), cookies);
    }
    if (result instanceof SignInResult.SentElsewhere elsewhere) {
      String target = config.flavour().isV4() ? elsewhere.url() : exchange.resolve(elsewhere.url());
      return replies.redirect(target, exchange.housekeeping());
    }
    return refused((SignInResult.Refused) result);
  }

  private Response refused(SignInResult.Refused refused) {
    SignInError error = refused.error();
    if (error == SignInError.UNAVAILABLE) {
      return exchange.wantsJson() ? unavailable() : pages.error(error.wireName());
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("error", error.wireName());
    boolean credentials = error == SignInError.CREDENTIALS_SIGNIN;
    if (config.flavour().isV4()) {
      if (credentials) {
        query.put("provider", "credentials");
      }
      return replies.failure(
          replies.page("error"), query, error == SignInError.ACCESS_DENIED ? 403 : 401);
    }
    refused.code().ifPresent(code -> query.put("code", code));
    return replies.failure(replies.page(credentials ? "signin" : "error"), query, 0);
  }

  /** A problem with the member {@code url} that the browser clients read. */
  private Response unavailable() {
    ProblemDetail problem = ProblemDetail.UNAVAILABLE;
    String url = Replies.withQuery(replies.page("signin"), Map.of("error", "Unavailable"));
    var body = Json.PROVIDER.createObjectBuilder(problem.toJson()).add("url", url).build();
    return Response.status(problem.status())
        .type(ProblemDetail.MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .entity(body.toString())
        .build();
  }
}
