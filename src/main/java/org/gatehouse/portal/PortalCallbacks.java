package org.gatehouse.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtCallback;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SessionCallback;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;

/** Puts the portal's claims into the token at sign-in and shows them in {@code session.user}. */
@ApplicationScoped
public class PortalCallbacks implements JwtCallback, SessionCallback {
  @Override
  public Optional<Claims> jwt(JwtContext context) {
    return Optional.of(
        context.user().map(user -> context.token().with(claims(user))).orElse(context.token()));
  }

  @Override
  public Session session(SessionContext context) {
    return context.session().withUser(context.token().as(PortalClaims.class));
  }

  private static PortalClaims claims(User user) {
    return new PortalClaims(
        user.id(),
        user.role().orElse(null),
        user.attribute("firstName").orElse(null),
        user.attribute("lastName").orElse(null),
        user.attribute("fundraiserId").orElse(null));
  }
}
