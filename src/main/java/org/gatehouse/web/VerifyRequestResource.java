package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.web.page.Pages;

/** {@code GET verify-request}: asks to look into the mailbox. */
@Path("auth/verify-request")
@RequestScoped
public class VerifyRequestResource {
  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private Pages pages;
  @Inject private AuthConfig config;

  @GET
  @PermitAll
  public Response page() {
    exchange.begin(Body.NONE);
    if (config.pages().verifyRequest().isEmpty()) {
      return pages.verifyRequest();
    }
    String query = exchange.rawQuery().map(q -> "?" + q).orElse("");
    return Replies.with(
        Response.status(302).header("Location", replies.page("verify-request") + query),
        exchange.housekeeping());
  }
}
