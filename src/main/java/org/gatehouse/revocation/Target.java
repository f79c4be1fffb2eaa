package org.gatehouse.revocation;

import java.util.Optional;
import org.gatehouse.token.Digest;
import org.gatehouse.token.SessionKey;

/**
 * What a change is about. Persons, accounts and sessions stand in it as digests.
 *
 * @param name 43 characters of a SHA-256, the public name of a secret, or a word for what there is
 *     once
 */
public record Target(Kind kind, String name) {
  /** What the value of a change means is told by its kind. */
  public enum Kind {
    /** A session was changed or ended; the value is its version. */
    SESSION('s'),
    /** Claims of a user are old; the value rises with each change. */
    USER_CHANGED('c'),
    /** A user's sessions ended, those that had begun by then; milliseconds, of the same series. */
    USER_ENDED('u'),
    /** Sessions that came by an account of a provider ended; milliseconds. */
    ACCOUNT('a'),
    /** A session at a provider ended, and with it each of ours that it began; milliseconds. */
    PROVIDER_SESSION('p'),
    /** Every session that had begun by then ended; milliseconds. */
    EVERYBODY('e'),
    /** Roles mean other permissions now; the value rises with each change. */
    ROLES('r'),
    /** A secret opens nothing any more; milliseconds. */
    SECRET('k');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  private static final String ALL = "all";

  public static Target session(SessionKey key) {
    return session(key.id());
  }

  /**
   * @param key {@link SessionKey#id()}
   */
  public static Target session(String key) {
    return new Target(Kind.SESSION, key);
  }

  public static Target userChanged(String id) {
    return new Target(Kind.USER_CHANGED, Digest.of("user\n" + id));
  }

  public static Target userEnded(String id) {
    return new Target(Kind.USER_ENDED, Digest.of("user\n" + id));
  }

  public static Target account(String provider, String accountId) {
    return new Target(Kind.ACCOUNT, Digest.of("account\n" + provider + "\n" + accountId));
  }

  /**
   * @param session claim {@code sid} of the provider's ID token
   */
  public static Target providerSession(String provider, String session) {
    return new Target(Kind.PROVIDER_SESSION, Digest.of("sid\n" + provider + "\n" + session));
  }

  public static Target everybody() {
    return new Target(Kind.EVERYBODY, ALL);
  }

  public static Target roles() {
    return new Target(Kind.ROLES, ALL);
  }

  /**
   * @param id its public name
   */
  public static Target secret(String id) {
    return new Target(Kind.SECRET, id);
  }

  /** As it stands in the database: the letter of the kind, a colon, the name. */
  public String text() {
    return kind.letter + ":" + name;
  }

  /** Of {@link #text()}; empty for a kind that this release does not know. */
  public static Optional<Target> of(String text) {
    for (Kind kind : Kind.values()) {
      if (text.length() > 2 && text.charAt(0) == kind.letter && text.charAt(1) == ':') {
        return Optional.of(new Target(kind, text.substring(2)));
      }
    }
    return Optional.empty();
  }
}
