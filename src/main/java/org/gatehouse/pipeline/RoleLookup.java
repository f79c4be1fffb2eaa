package org.gatehouse.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.token.Claims;

/**
 * Finds the user a token without a role stands for: by {@code sub}; for a token of no OAuth
 * provider also by an e-mail address that our own record marks as verified. Who has no role is
 * remembered for a minute, so that such a token does not cost a query at each request.
 */
@ApplicationScoped
class RoleLookup {
  private static final int REMEMBERED = 10_000;

  @Inject private Users users;
  @Inject private AuthConfig config;

  private final Cache<String, Boolean> roleless =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterWrite(Duration.ofMinutes(1))
          .executor(Runnable::run)
          .build();

  Optional<User> find(Claims token) {
    String subject = token.subject().orElse("");
    String email = token.text("email").orElse("");
    String key = subject + " " + email;
    if (roleless.getIfPresent(key) != null) {
      return Optional.empty();
    }
    Optional<User> found = subject.isEmpty() ? Optional.empty() : users.byId(subject);
    boolean byEmail = config.roleRepairByEmail() && !token.has("provider") && !email.isEmpty();
    if (found.isEmpty() && byEmail) {
      found = users.byVerifiedEmail(email);
    }
    if (found.filter(User::disabled).isEmpty() && found.flatMap(User::role).isEmpty()) {
      roleless.put(key, true);
    }
    return found;
  }
}
