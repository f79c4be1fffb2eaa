package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.flow.SignOutFlow;
import org.gatehouse.trace.Trace.Reason.Kind;
import org.gatehouse.web.page.Pages;

/** {@code GET signout} asks, {@code POST signout} does. */
@Path("auth/signout")
@RequestScoped
public class SignOutResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private Pages pages;
  @Inject private SignOutFlow flow;
  @Inject private AuthConfig config;

  @GET
  @PermitAll
  public Response page() {
    exchange.begin(Body.NONE);
    if (config.pages().signOut().isEmpty()) {
      return pages.signOut();
    }
    String url =
        Replies.withQuery(replies.page("signout"), Map.of("callbackUrl", exchange.callbackUrl()));
    return Replies.with(Response.status(302).header("Location", url), exchange.housekeeping());
  }

  @POST
  @PermitAll
  public Response signOut(@HeaderParam("Content-Type") String type, InputStream stream)
      throws Body.UnreadableException {
    exchange.begin(Body.read(type, stream), Kind.SIGN_OUT);
    if (!exchange.proven()) {
      return replies.missingCsrf("signout");
    }
    SignOutFlow.SignedOff off = flow.signOut(exchange.cookies(), exchange.callbackUrl());
    List<SetCookie> cookies = new ArrayList<>(exchange.housekeeping());
    cookies.addAll(off.cookies());
    String target = off.endSession().map(URI::toString).orElseGet(exchange::callbackUrl);
    Response response = replies.redirect(target, cookies);
    if (!off.cookies().isEmpty()) {
      response.getHeaders().putSingle("Clear-Site-Data", "\"cache\"");
    }
    return response;
  }
}
