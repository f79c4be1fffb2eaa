package org.gatehouse.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.config.AuthConfig;

/** Tells browsers to stay on https where the application is reached by https (RFC 6797). */
@Provider
@ApplicationScoped
public class TransportSecurityFilter implements ContainerResponseFilter {
  @Inject private AuthConfig config;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (config.url().filter(url -> url.getScheme().equalsIgnoreCase("https")).isPresent()) {
      response.getHeaders().putSingle("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
