package org.gatehouse.token;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which session claims belong to: its id and its subject together. Whatever requests, nodes and
 * rows share of a session, they share under this key alone, so that nobody is ever given what
 * belongs to somebody else.
 *
 * @param session claim {@code sid}
 * @param subject claim {@code sub}; empty if the token names nobody
 */
public record SessionKey(String session, String subject) {
  private static final Pattern SESSION = Pattern.compile("[\\w-]{1,64}");

  /**
   * @throws IllegalArgumentException for claims that were not {@linkplain #identified identified}
   */
  public static SessionKey of(Claims claims) {
    String session =
        session(claims).orElseThrow(() -> new IllegalArgumentException("claims without a session"));
    return new SessionKey(session, claims.subject().orElse(""));
  }

  /**
   * The claims with a {@code sid}. A token sealed by Auth.js has none: it is given one that follows
   * from all it holds, the same on every node and for every spelling of it, and another for every
   * other token.
   */
  public static Claims identified(Claims claims) {
    return session(claims).isPresent()
        ? claims
        : claims.with(ClaimName.SESSION.wire(), "d-" + Digest.of(claims.toJson().toString()));
  }

  /** Whether these claims are of this session and of this subject. */
  public boolean owns(Claims claims) {
    return session(claims).filter(session::equals).isPresent()
        && claims.subject().orElse("").equals(subject);
  }

  /** 43 characters: the key as it stands in the database. */
  public String id() {
    return Digest.of(session + "\n" + subject);
  }

  private static Optional<String> session(Claims claims) {
    return claims.text(ClaimName.SESSION.wire()).filter(text -> SESSION.matcher(text).matches());
  }
}
