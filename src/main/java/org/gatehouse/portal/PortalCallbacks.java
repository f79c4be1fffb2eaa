package org.gatehouse.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
  @Inject private Profiles profiles;

  @Override
  public Optional<Claims> jwt(JwtContext context) {
    Claims token = context.token();
    if (renames(context)) {
      return Optional.of(renamed(token));
    }
    Optional<Claims> signedIn = context.user().map(user -> token.with(claims(user)));
    Optional<Claims> changed = context.changed().map(user -> token.with(names(user)));
    return signedIn.or(() -> changed).or(() -> Optional.of(token));
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
        user.attribute("fundraiserId").orElse(null),
        null,
        user.attribute("credits").map(Integer::valueOf).orElse(null));
  }

  /** In every session of his he is called what he called himself in one. */
  private static PortalClaims names(User user) {
    return new PortalClaims(
        null,
        null,
        user.attribute("firstName").orElse(null),
        user.attribute("lastName").orElse(null),
        null,
        null,
        null);
  }

  private static boolean renames(JwtContext context) {
    return context
        .update()
        .filter(JsonObject.class::isInstance)
        .map(data -> data.asJsonObject().keySet())
        .filter(sent -> sent.contains("firstName") || sent.contains("lastName"))
        .isPresent();
  }

  /** The names were checked and are in the token already; the display name follows them. */
  private Claims renamed(Claims token) {
    PortalClaims now = token.as(PortalClaims.class);
    String first = Optional.ofNullable(now.firstName()).orElse("");
    String last = Optional.ofNullable(now.lastName()).orElse("");
    token.subject().ifPresent(user -> profiles.rename(user, first, last));
    return token.with("name", (first + " " + last).strip());
  }
}
