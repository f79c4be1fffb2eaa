package org.gatehouse.guard.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Tells the container who is calling, in the middle of a request. */
@ApplicationScoped
public class ContainerLoginTrigger {
  @Inject private SecurityContext security;

  /**
   * Makes the container call {@link SessionMechanism} now.
   *
   * @throws IllegalStateException if it refuses, which fails the request closed
   */
  public void login(HttpServletRequest request, HttpServletResponse response) {
    AuthenticationStatus status =
        security.authenticate(
            request, response, AuthenticationParameters.withParams().newAuthentication(true));
    if (status != AuthenticationStatus.SUCCESS) {
      throw new IllegalStateException("ContainerLoginRefused: " + status);
    }
  }
}
