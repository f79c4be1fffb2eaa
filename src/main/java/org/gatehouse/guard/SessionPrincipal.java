package org.gatehouse.guard;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.security.enterprise.CallerPrincipal;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The signed-in user as a principal; its name is claim {@code sub}, the stable user id. */
public class SessionPrincipal extends CallerPrincipal implements JsonWebToken {
  private static final long serialVersionUID = 1L;

  private final transient org.gatehouse.token.Claims claims;
  private final Set<String> roles;

  public SessionPrincipal(org.gatehouse.token.Claims claims, Set<String> roles) {
    super(claims.subject().orElse(""));
    this.claims = claims;
    this.roles = roles;
  }

  @Override
  public Set<String> getGroups() {
    return roles;
  }

  @Override
  public Set<String> getClaimNames() {
    return claims.toJson().keySet();
  }

  /** Strings and whole numbers as Java values, {@code groups} as a set, others as JSON; or null. */
  @Override
  @SuppressWarnings("unchecked")
  public <T> T getClaim(String name) {
    if (name.equals(Claims.groups.name())) {
      return (T) roles;
    }
    return (T)
        Optional.ofNullable(claims.toJson().get(name)).map(SessionPrincipal::java).orElse(null);
  }

  private static Object java(JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    if (value instanceof JsonNumber number && number.isIntegral()) {
      return number.longValue();
    }
    return switch (value.getValueType()) {
      case TRUE -> Boolean.TRUE;
      case FALSE -> Boolean.FALSE;
      default -> value;
    };
  }
}
