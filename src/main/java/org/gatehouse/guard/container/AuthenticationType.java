package org.gatehouse.guard.container;

import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Names how a request is authenticated. Open Liberty else takes every mechanism for Basic, and for
 * its audit record of a refusal reads the user name from the Authorization header, which throws on
 * {@code Basic} with nothing or garbage behind it. Elsewhere there is no such attribute.
 */
final class AuthenticationType {
  private static final String NAME = "Session";

  private AuthenticationType() {}

  static void declare(HttpServletRequest request, HttpMessageContext context) {
    context.getMessageInfo().getMap().put("jakarta.servlet.http.authType", NAME);
    try {
      request
          .getClass()
          .getMethod("setPrivateAttribute", String.class, Object.class)
          .invoke(request, "AUTH_TYPE", NAME);
    } catch (ReflectiveOperationException e) {
      // another server
    }
  }
}
