package org.gatehouse.sessions;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.gatehouse.revocation.Begun;
import org.gatehouse.revocation.Target;
import org.gatehouse.revocation.Target.Kind;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionKey;

/**
 * A session in the list.
 *
 * @param key {@link SessionKey#id()}
 * @param start when it began; finer than {@link #began()}, to tell which is the older
 * @param used when it was used last, give or take {@code auth.sessions.touch}
 * @param expires when no cookie of it can live any more, unless it is used again
 * @param provider id of the provider of the sign-in; empty for a password, or if it is unknown
 * @param secret {@link org.gatehouse.config.SecretId} of what sealed the token that was seen last
 * @param methods claim {@code amr}, in words separated by blanks
 */
public record ListedSession(
    String key,
    String subject,
    Instant start,
    long beganAfter,
    Instant used,
    Instant expires,
    String secret,
    String provider,
    Optional<Target> account,
    Optional<Target> providerSession,
    String methods,
    Device device)
    implements Begun {
  /** Characters of a column. */
  static final int LONGEST = 64;

  /**
   * Of a session whose claims are at hand; empty for one that is nobody's, or of a subject that no
   * user of ours can have.
   */
  static Optional<ListedSession> of(
      Claims claims, Instant start, Instant now, Instant expires, String secret, Device device) {
    Optional<String> subject =
        claims.subject().filter(text -> !text.isEmpty() && Plain.of(text, LONGEST).equals(text));
    Begun begun = Begun.of(claims);
    return subject.map(
        user ->
            new ListedSession(
                SessionKey.of(claims).id(),
                user,
                start,
                begun.beganAfter(),
                now,
                expires,
                secret,
                Plain.of(claims.text(ClaimName.PROVIDER.wire()).orElse(""), LONGEST),
                begun.account(),
                begun.providerSession(),
                methods(claims),
                device));
  }

  @Override
  public Instant began() {
    return start.truncatedTo(ChronoUnit.SECONDS);
  }

  /** This session as a use leaves it, of which only times and secret count. */
  public ListedSession used(ListedSession again) {
    return with(again.used, again.expires, again.secret, device);
  }

  ListedSession on(Device known) {
    return with(used, expires, secret, known);
  }

  private ListedSession with(Instant again, Instant end, String sealer, Device known) {
    return new ListedSession(
        key,
        subject,
        start,
        beganAfter,
        again,
        end,
        sealer,
        provider,
        account,
        providerSession,
        methods,
        known);
  }

  /** A target as its column holds it; empty for none. */
  static String digest(Optional<Target> target) {
    return target.map(Target::name).orElse("");
  }

  static Optional<Target> target(Kind kind, String digest) {
    return digest.isEmpty() ? Optional.empty() : Optional.of(new Target(kind, digest));
  }

  private static String methods(Claims claims) {
    return Plain.of(String.join(" ", claims.texts(ClaimName.METHODS.wire())), LONGEST);
  }
}
