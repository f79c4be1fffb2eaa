package org.gatehouse.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.json.Json;
import org.gatehouse.provider.Providers;

/** Decides before JAX-RS matches a method, so that every spelling of a path is judged alike. */
@Provider
@PreMatching
@ApplicationScoped
@Priority(100)
public class RoutingFilter implements ContainerRequestFilter {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  @Context private HttpServletRequest servletRequest;
  @Inject private AuthConfig config;
  @Inject private PublicUrl url;
  @Inject private Providers providers;

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    Route route = Route.of(request.getMethod(), path, config.flavour(), providers);
    if (route instanceof Route.Served served) {
      readAs(request, "auth/" + served.path());
    } else if (!(route instanceof Route.Foreign)) {
      request.abortWith(refusal(route));
    } else if (!SCHEMES.contains(servletRequest.getScheme())) {
      readAs(request, request.getUriInfo().getPath(false).replaceAll("^/+", ""));
    }
  }

  /** Resources see the public address, whatever a forwarding header claimed. */
  private void readAs(ContainerRequestContext request, String path) {
    URI base = URI.create(url.home(servletRequest) + "/api/");
    request.setRequestUri(base, URI.create(base + path));
  }

  private Response refusal(Route route) {
    if (route instanceof Route.ClientLog) {
      return Response.ok().build();
    }
    if (route instanceof Route.Absent) {
      return MachineAnswers.absent();
    }
    if (route instanceof Route.PostOnly) {
      return Response.status(405).header("Allow", "POST").build();
    }
    if (config.flavour().isV4()) {
      return BadRequests.v4();
    }
    if (route instanceof Route.Misused) {
      String page =
          config
              .pages()
              .error()
              .map(p -> url.origin(servletRequest) + p)
              .orElseGet(() -> url.action(servletRequest, "error"));
      return misused(page + "?error=Configuration");
    }
    return BadRequests.v5();
  }

  /** The browser client asks for JSON here too (wire.md 2). */
  private Response misused(String target) {
    if (servletRequest.getHeader("X-Auth-Return-Redirect") == null) {
      return Response.status(302).header("Location", target).build();
    }
    String body = Json.PROVIDER.createObjectBuilder().add("url", target).build().toString();
    return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
