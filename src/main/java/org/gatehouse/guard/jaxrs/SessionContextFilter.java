package org.gatehouse.guard.jaxrs;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.guard.AnswerCookies;
import org.gatehouse.guard.RequestFormToken;
import org.gatehouse.guard.RequestSession;

/**
 * Lets open resources and sub-resource locators ask who calls; nothing is opened before they do.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class SessionContextFilter implements ContainerRequestFilter {
  @Context private HttpServletRequest servletRequest;
  @Inject private RequestSession session;
  @Inject private RequestFormToken formToken;

  @Override
  public void filter(ContainerRequestContext request) {
    AnswerCookies own =
        AnswerCookies.of(request.getProperty(AnswerCookies.ATTRIBUTE))
            .orElseGet(() -> AnswerCookies.begin(servletRequest, session, formToken));
    request.setSecurityContext(
        new LazySecurityContext(own.session(), request.getSecurityContext()));
  }
}
