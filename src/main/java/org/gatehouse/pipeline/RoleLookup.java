package org.gatehouse.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.account.PeopleById;
import org.gatehouse.account.User;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionKey;

/**
 * Finds the user a token without a role stands for: by {@code sub}. Where {@code
 * auth.role-repair.by-email} allows it, a token of no OAuth provider that proves its address finds
 * the user whose record marks the same address as verified. Who has no role is remembered for a
 * minute, so that such a token does not cost a query at each request.
 */
final class RoleLookup {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final Cache<SessionKey, Instant> roleless =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  private final PeopleById people;
  private final boolean byEmail;
  private final Clock clock;

  RoleLookup(PeopleById people, boolean byEmail, Clock clock) {
    this.people = people;
    this.byEmail = byEmail;
    this.clock = clock;
  }

  Optional<User> find(Claims token) {
    SessionKey key = SessionKey.of(token);
    Instant until = roleless.getIfPresent(key);
    if (until != null && clock.instant().isBefore(until)) {
      return Optional.empty();
    }
    Optional<User> found = token.subject().filter(id -> !id.isEmpty()).flatMap(people::byId);
    if (found.isEmpty() && byEmail) {
      found = proven(token).flatMap(people::byVerifiedEmail);
    }
    if (found.filter(User::disabled).isEmpty() && found.flatMap(User::role).isEmpty()) {
      roleless.put(key, clock.instant().plus(REMEMBERED));
    }
    return found;
  }

  /** An address is believed if the token says that it was verified, and no provider is named. */
  private static Optional<String> proven(Claims token) {
    boolean verified = token.toJson().get(ClaimName.EMAIL_VERIFIED.wire()) == JsonValue.TRUE;
    return verified && !token.has(ClaimName.PROVIDER.wire())
        ? token.text(ClaimName.EMAIL.wire())
        : Optional.empty();
  }
}
