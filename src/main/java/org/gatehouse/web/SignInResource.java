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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.flow.SignInFlow;
import org.gatehouse.provider.Providers;
import org.gatehouse.web.page.Pages;

/**
 * {@code GET signin} shows the page; {@code POST signin/<provider>} leads to it, or away to a
 * provider that the browser visits.
 */
@Path("auth/signin")
@RequestScoped
public class SignInResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private Pages pages;
  @Inject private SignInAnswers answers;
  @Inject private SignInFlow flow;
  @Inject private Providers providers;
  @Inject private AuthConfig config;

  @GET
  @PermitAll
  public Response page() {
    exchange.begin(Body.NONE);
    if (config.pages().signIn().isEmpty()) {
      // next-auth 4 says `csrf=true` where 5 names the error
      Optional<String> csrf = exchange.query("csrf").map(any -> "MissingCSRF");
      return pages.signIn(exchange.query("error").or(() -> csrf));
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("callbackUrl", exchange.callbackUrl());
    exchange.query("error").ifPresent(error -> query.put("error", error));
    String url = Replies.withQuery(replies.page("signin"), query);
    return Replies.with(Response.status(302).header("Location", url), exchange.housekeeping());
  }

  @POST
  @PermitAll
  public Response start(@HeaderParam("Content-Type") String type, InputStream stream)
      throws Body.UnreadableException {
    exchange.begin(Body.read(type, stream));
    return exchange.proven()
        ? replies.redirect(exchange.action("signin"), exchange.housekeeping())
        : replies.missingCsrf("signin");
  }

  /** A body with {@code intent=link} asks to link the account to who is signed in. */
  @POST
  @PermitAll
  @Path("{provider}")
  public Response startProvider(
      @PathParam("provider") String provider,
      @HeaderParam("Content-Type") String type,
      InputStream stream)
      throws Body.UnreadableException {
    if (providers.visit(provider).isEmpty()) {
      return start(type, stream);
    }
    exchange.begin(Body.read(type, stream));
    if (!exchange.proven()) {
      return replies.missingCsrf("signin");
    }
    SignInFlow.Start start =
        flow.start(
            provider,
            URI.create(exchange.action("callback/" + provider)),
            exchange.callbackUrl(),
            exchange.body().text("intent").filter("link"::equals).isPresent(),
            exchange.singleParameters(),
            exchange.cookies());
    if (start instanceof SignInFlow.Start.Away away) {
      List<SetCookie> cookies = new ArrayList<>(exchange.housekeeping());
      cookies.addAll(away.cookies());
      return replies.redirect(away.location().toString(), cookies);
    }
    return start instanceof SignInFlow.Start.NotFresh
        ? answers.notFresh()
        : replies.failure(replies.page("error"), Map.of("error", "Configuration"), 500);
  }
}
