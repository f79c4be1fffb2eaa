package org.gatehouse.session.write;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.store.SessionLedger;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.Digest;
import org.gatehouse.token.SealedLength;
import org.gatehouse.token.SessionTokens;

/**
 * Strategy {@code database}: the claims are sealed in a row, the cookie holds an opaque token of
 * 256 random bits, of which the row knows the SHA-256 (wire.md 8, 18.13). The row changes only if a
 * claim did or {@code auth.session.update-age} has passed; the cookie is set again at every read,
 * and the session shown ends when the row did before.
 */
final class InRow implements Keeping {
  private static final int TOKEN_BYTES = 32;
  private static final Pattern TOKEN = Pattern.compile("[\\w-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SessionLedger rows;
  private final SealedLength length;
  private final SessionConfig config;
  private final Clock clock;

  InRow(SessionLedger rows, SealedLength length, SessionConfig config, Clock clock) {
    this.rows = rows;
    this.length = length;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public OpenedCookie open(SessionCookie.Found found) {
    Optional<String> token = token(found);
    if (token.isEmpty()) {
      return OpenedCookie.of(new DecodeResult.Malformed(), found);
    }
    Optional<SessionLedger.Opened> opened = rows.find(Digest.hex(token.get()));
    if (opened.isEmpty()) {
      return OpenedCookie.of(new DecodeResult.Revoked(), found);
    }
    if (opened.get().result() instanceof DecodeResult.Expired) {
      rows.end(opened.get().row().tokenHash());
    }
    return new OpenedCookie(opened.get().result(), found, false, Optional.of(opened.get().row()));
  }

  /** The row is always the newest. */
  @Override
  public OpenedCookie openNewest(SessionCookie.Found found) {
    return open(found);
  }

  @Override
  public OpenedCookie openAlone(SessionCookie.Found found) {
    return OpenedCookie.of(new DecodeResult.Malformed(), found);
  }

  @Override
  public List<String> overflow(Claims stamped) {
    int characters = length.of(stamped);
    if (characters > SessionTokens.LONGEST) {
      throw new TokenTooLargeException(characters, SessionTokens.LONGEST);
    }
    return List.of();
  }

  @Override
  public Instant expires(Draft draft) {
    return draft
        .from()
        .row()
        .filter(row -> draft.change() != Draft.Change.BEGIN)
        .map(row -> row.expires())
        .orElseGet(() -> draft.claims().instant(ClaimName.EXPIRES.wire()).orElseThrow());
  }

  @Override
  public Kept write(Draft draft) {
    return switch (draft.change()) {
      case BEGIN -> begin(draft);
      case ROLL -> roll(draft);
      case RAISE -> raise(draft);
    };
  }

  @Override
  public void end(OpenedCookie opened) {
    token(opened.found()).map(Digest::hex).ifPresent(rows::end);
  }

  private Kept begin(Draft draft) {
    byte[] random = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return kept(token, draft, rows.create(Digest.hex(token), draft.claims()));
  }

  private Kept roll(Draft draft) {
    OpenedCookie from = draft.from();
    String token = token(from.found()).orElseThrow();
    boolean changed = !from.claims().orElseThrow().equals(draft.base());
    if (!changed && !from.oldKey() && !stale(draft.base())) {
      return new Kept(token, Optional.empty());
    }
    // a version is one content: a read that is late cannot put an older one over it
    Claims next = changed ? draft.claims().withVersion(draft.base().version() + 1) : draft.claims();
    return kept(token, draft, rows.replace(from.row().orElseThrow(), draft.base(), next));
  }

  private Kept raise(Draft draft) {
    String token = token(draft.from().found()).orElseThrow();
    int characters = rows.replace(draft.from().row().orElseThrow(), draft.base(), draft.claims());
    if (characters == 0) {
      throw new SupersededException();
    }
    return kept(token, draft, characters);
  }

  private static Kept kept(String token, Draft draft, int characters) {
    return new Kept(
        token,
        characters == 0 ? Optional.empty() : Optional.of(new Sealed(draft.claims(), characters)));
  }

  private boolean stale(Claims claims) {
    Instant sealed = claims.instant(ClaimName.ISSUED_AT.wire()).orElse(Instant.EPOCH);
    return !clock.instant().isBefore(sealed.plus(config.updateAge()));
  }

  private static Optional<String> token(SessionCookie.Found found) {
    return found.candidates().stream().filter(text -> TOKEN.matcher(text).matches()).findFirst();
  }
}
