package org.gatehouse.guard.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.ContainerLogin;
import org.gatehouse.guard.OwnEndpoints;
import org.gatehouse.guard.Refusals;
import org.gatehouse.guard.RequestSession;
import org.gatehouse.guard.SessionPrincipal;
import org.gatehouse.guard.servlet.Challenge;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Trace.Reason;
import org.gatehouse.trace.Trace.Reason.Kind;

/**
 * Tells the container who is calling, where that is needed: at a security constraint, when the
 * JAX-RS filter asks for it, and for servlets that {@link ContainerIdentityExtension} marked.
 * JAX-RS methods that need no container identity are left to the filter, which is cheaper.
 */
@ApplicationScoped
public class SessionMechanism implements HttpAuthenticationMechanism {
  private final Map<String, Boolean> markedServlets = new ConcurrentHashMap<>();

  @Inject private Refusals refusals;
  @Inject private RequestSession session;
  @Inject private AuthConfig config;
  @Inject private ContainerIdentityExtension containerIdentity;
  @Inject private SubjectCache subjectCache;
  @Inject private Challenge challenge;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    AuthenticationType.declare(request, context);
    boolean needed = context.isProtected() || context.isAuthenticationRequest() || marked(request);
    boolean always =
        config.containerLogin() == ContainerLogin.ALWAYS && !OwnEndpoints.serve(request);
    if (!needed && !always) {
      return context.doNothing();
    }
    try {
      Optional<Claims> claims = session.claims(() -> reason(request, context));
      if (claims.isPresent()) {
        return login(context, claims.get());
      }
    } catch (RuntimeException e) {
      return refused(request, response, context, e);
    }
    return context.isProtected()
        ? challenge.signInFirst(request, response, context)
        : context.doNothing();
  }

  private static Reason reason(HttpServletRequest request, HttpMessageContext context) {
    String servlet = request.getHttpServletMapping().getServletName();
    String who = servlet == null ? "-" : servlet.substring(servlet.lastIndexOf('.') + 1);
    return context.isProtected()
        ? new Reason(Kind.PROTECTED, "constraint", who)
        : new Reason(Kind.CONTAINER_IDENTITY, "servlet", who);
  }

  /**
   * Open Liberty goes on to what no constraint protects, whatever is answered here: there the
   * request is nobody's, and who asks for the session behind gets the same exception.
   */
  private AuthenticationStatus refused(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpMessageContext context,
      RuntimeException thrown) {
    if (!context.isProtected() && !context.isAuthenticationRequest()) {
      return context.doNothing();
    }
    ProblemDetail problem = refusals.of(thrown);
    if (problem != ProblemDetail.CSRF) {
      return challenge.refuse(request, response, problem);
    }
    challenge.staleForm(request, response);
    return AuthenticationStatus.SEND_FAILURE;
  }

  private AuthenticationStatus login(HttpMessageContext context, Claims claims) {
    SessionPrincipal principal = new SessionPrincipal(claims, session.roles());
    AuthenticationStatus status = context.notifyContainerAboutLogin(principal, session.roles());
    subjectCache.reuse(context.getClientSubject(), claims, session.roles());
    return status;
  }

  private boolean marked(HttpServletRequest request) {
    String name = request.getHttpServletMapping().getServletName();
    return name != null
        && !name.isEmpty()
        && markedServlets.computeIfAbsent(name, key -> marked(request, key));
  }

  private boolean marked(HttpServletRequest request, String servletName) {
    ServletRegistration registration =
        request.getServletContext().getServletRegistration(servletName);
    if (registration == null || registration.getClassName() == null) {
      return false;
    }
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return containerIdentity.needs(loader.loadClass(registration.getClassName()));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
