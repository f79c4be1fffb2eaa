package org.gatehouse.token;

import java.time.Duration;
import java.util.Optional;

/**
 * What opening a cookie came to, and why. The words of {@link #reason()} are the same in log,
 * metrics, command line and tests.
 */
public sealed interface DecodeResult {
  /** One of a fixed set of words, without data of the request. */
  String reason();

  /** Present only for a token that may be used. */
  default Optional<Claims> claims() {
    return Optional.empty();
  }

  /** Whether the request carried anything under the cookie's name. */
  default boolean present() {
    return true;
  }

  /** Opened and in time. {@code keyIndex} is the place of the key in the list; the first seals. */
  record Valid(Claims content, int keyIndex) implements DecodeResult {
    @Override
    public String reason() {
      return "valid";
    }

    @Override
    public Optional<Claims> claims() {
      return Optional.of(content);
    }
  }

  /** No cookie. */
  record Absent() implements DecodeResult {
    @Override
    public String reason() {
      return "absent";
    }

    @Override
    public boolean present() {
      return false;
    }
  }

  /** Authentic, but past {@code exp} or the absolute lifetime by this much. */
  record Expired(Duration by) implements DecodeResult {
    @Override
    public String reason() {
      return "expired";
    }
  }

  /** Authentic, but {@code nbf} or {@code iat} lies ahead. */
  record NotYetValid() implements DecodeResult {
    @Override
    public String reason() {
      return "not yet valid";
    }
  }

  /** Sealed by a key that is not in the list. */
  record UnknownKey() implements DecodeResult {
    @Override
    public String reason() {
      return "unknown key";
    }
  }

  /** Sealed by one of our secrets for another cookie. */
  record WrongCookie(String sealedFor) implements DecodeResult {
    @Override
    public String reason() {
      return "wrong cookie";
    }
  }

  /** The key is ours but the content was altered; without {@code kid}, no key opens it. */
  record Tampered() implements DecodeResult {
    @Override
    public String reason() {
      return "tampered";
    }
  }

  /** A chunk is missing between others. */
  record ChunkMissing(int index) implements DecodeResult {
    @Override
    public String reason() {
      return "chunk missing";
    }
  }

  /** No longer known: the session was ended, its row is gone, or its secret was revoked. */
  record Revoked() implements DecodeResult {
    @Override
    public String reason() {
      return "revoked";
    }
  }

  /** Authentic, but what belongs to it in the database is another session's or another user's. */
  record Mixed() implements DecodeResult {
    @Override
    public String reason() {
      return "claims of another session";
    }
  }

  /** Authentic, but its claims do not fit the records of this release. */
  record OtherVersion() implements DecodeResult {
    @Override
    public String reason() {
      return "claims of another version";
    }
  }

  /** Not a token of this form at all. */
  record Malformed() implements DecodeResult {
    @Override
    public String reason() {
      return "malformed";
    }
  }

  /** A well-formed token whose algorithm, encryption or extension is refused (wire.md 18.2). */
  record Unsupported() implements DecodeResult {
    @Override
    public String reason() {
      return "unsupported";
    }
  }

  /** Authentic, but its claims break a rule: no {@code exp}, a date that is no number. */
  record InvalidClaims() implements DecodeResult {
    @Override
    public String reason() {
      return "invalid claims";
    }
  }
}
