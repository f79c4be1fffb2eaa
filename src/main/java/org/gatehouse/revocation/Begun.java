package org.gatehouse.revocation;

import java.time.Instant;
import java.util.Optional;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionTokens;

/** What must be known of a session to say whether it ended with others. */
public interface Begun {
  /** Id of its user; empty for nobody's. */
  String subject();

  /** In whole seconds, rounded down, as times in tokens are. */
  Instant began();

  /** The last end of its user's sessions that was known when it began, in milliseconds. */
  long beganAfter();

  /** The account of a provider that it came by. */
  Optional<Target> account();

  /** The session there that it came by. */
  Optional<Target> providerSession();

  /** Of a session whose claims are at hand; names are made only if somebody asks for them. */
  static Begun of(Claims claims) {
    return new Begun() {
      @Override
      public String subject() {
        return claims.subject().orElse("");
      }

      @Override
      public Instant began() {
        return SessionTokens.began(claims).orElse(Instant.EPOCH);
      }

      @Override
      public long beganAfter() {
        return claims.whole(ClaimName.BEGAN_AFTER.wire());
      }

      @Override
      public Optional<Target> account() {
        return provider()
            .flatMap(
                provider ->
                    claims
                        .text(ClaimName.PROVIDER_ACCOUNT_ID.wire())
                        .map(account -> Target.account(provider, account)));
      }

      @Override
      public Optional<Target> providerSession() {
        return provider()
            .flatMap(
                provider ->
                    claims
                        .text(ClaimName.PROVIDER_SESSION.wire())
                        .map(session -> Target.providerSession(provider, session)));
      }

      private Optional<String> provider() {
        return claims.text(ClaimName.PROVIDER.wire());
      }
    };
  }
}
