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
import org.gatehouse.flow.OAuthSignInFlow;
import org.gatehouse.web.page.Pages;

/** {@code GET signin} shows the page; {@code POST signin/credentials} leads to it. */
@Path("auth/signin")
@RequestScoped
public class SignInResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private Pages pages;
  @Inject private OAuthSignInFlow flow;
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

  /** {@code POST signin/<provider>}: away to the provider. */
  @POST
  @PermitAll
  @Path("{provider}")
  public Response startProvider(
      @PathParam("provider") String provider,
      @HeaderParam("Content-Type") String type,
      InputStream stream)
      throws Body.UnreadableException {
    exchange.begin(Body.read(type, stream));
    if (!exchange.proven()) {
      return replies.missingCsrf("signin");
    }
    URI back = URI.create(exchange.action("callback/" + provider));
    return flow.start(
            provider, back, exchange.callbackUrl(), exchange.singleParameters(), exchange.cookies())
        .map(
            started -> {
              List<SetCookie> cookies = new ArrayList<>(exchange.housekeeping());
              cookies.addAll(started.cookies());
              return replies.redirect(started.location().toString(), cookies);
            })
        .orElseGet(
            () -> replies.failure(replies.page("error"), Map.of("error", "Configuration"), 500));
  }

  @POST
  @PermitAll
  @Path("credentials")
  public Response startCredentials(@HeaderParam("Content-Type") String type, InputStream stream)
      throws Body.UnreadableException {
    return start(type, stream);
  }
}
