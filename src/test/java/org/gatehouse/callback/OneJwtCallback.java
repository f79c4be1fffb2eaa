package org.gatehouse.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.gatehouse.token.Claims;

/** All the code of the second WAR. */
@ApplicationScoped
public class OneJwtCallback implements JwtCallback {
  @Override
  public Optional<Claims> jwt(JwtContext context) {
    return Optional.of(context.token().with("department", "accounts"));
  }
}
