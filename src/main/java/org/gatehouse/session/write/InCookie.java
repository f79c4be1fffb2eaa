package org.gatehouse.session.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.TokenBudget;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.store.MovedClaims;
import org.gatehouse.store.SessionVersions;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SealedLength;
import org.gatehouse.token.SessionTokens;

/**
 * Strategy {@code jwt}: the claims are sealed in the cookie. What does not fit moves to the
 * database if it may; what an update changed is kept there until no older cookie can come (wire.md
 * 8, mission rows A20, A22).
 */
final class InCookie implements Keeping {
  private final SessionTokens tokens;
  private final SessionVersions versions;
  private final MovedClaims moved;
  private final SealedLength length;
  private final Set<String> movable;
  private final int longest;

  /**
   * @param movable names of claims of the application that may move
   * @param longest characters that the cookies hold
   */
  InCookie(
      SessionTokens tokens,
      SessionVersions versions,
      MovedClaims moved,
      SealedLength length,
      Set<String> movable,
      int longest) {
    this.tokens = tokens;
    this.versions = versions;
    this.moved = moved;
    this.length = length;
    this.movable = Set.copyOf(movable);
    this.longest = longest;
  }

  @Override
  public OpenedCookie open(SessionCookie.Found found) {
    DecodeResult best = best(found);
    return best instanceof DecodeResult.Valid valid
        ? newest(valid, versions.newerThan(valid.content()), found)
        : OpenedCookie.of(best, found);
  }

  @Override
  public OpenedCookie openNewest(SessionCookie.Found found) {
    DecodeResult best = best(found);
    return best instanceof DecodeResult.Valid valid
        ? newest(valid, versions.newest(valid.content()), found)
        : OpenedCookie.of(best, found);
  }

  @Override
  public OpenedCookie openAlone(SessionCookie.Found found) {
    return OpenedCookie.of(best(found), found);
  }

  private OpenedCookie newest(
      DecodeResult.Valid cookie, Optional<DecodeResult> newer, SessionCookie.Found found) {
    return newer
        .map(result -> new OpenedCookie(result, found, true, Optional.empty()))
        .orElseGet(() -> OpenedCookie.of(moved.restore(cookie), found));
  }

  @Override
  public List<String> overflow(Claims stamped) {
    int whole = length.of(stamped);
    if (whole > SessionTokens.LONGEST) {
      throw new TokenTooLargeException(whole, SessionTokens.LONGEST);
    }
    List<String> names = new ArrayList<>();
    if (whole <= longest) {
      return names;
    }
    for (String name : TokenBudget.bytesByClaim(stamped.toJson()).keySet()) {
      if (movable.contains(name) || ClaimName.movable().contains(name)) {
        names.add(name);
        if (length.of(MovedClaims.without(stamped, names)) <= longest) {
          return names;
        }
      }
    }
    throw new TokenTooLargeException(whole, longest);
  }

  @Override
  public Instant expires(Draft draft) {
    return draft.claims().instant(ClaimName.EXPIRES.wire()).orElseThrow();
  }

  @Override
  public Kept write(Draft draft) {
    if (draft.change() == Draft.Change.RAISE && !versions.advance(draft.base(), draft.claims())) {
      throw new SupersededException();
    }
    Claims content =
        draft.moved().isEmpty() ? draft.claims() : moved.move(draft.claims(), draft.moved());
    String token = tokens.seal(content);
    return new Kept(token, Optional.of(new Sealed(content, token.length())));
  }

  @Override
  public void end(OpenedCookie opened) {
    opened.claims().ifPresent(versions::end);
  }

  /** Of several tokens that open, the one sealed last. */
  private DecodeResult best(SessionCookie.Found found) {
    DecodeResult best = new DecodeResult.Malformed();
    for (String candidate : found.candidates()) {
      DecodeResult result = tokens.open(candidate);
      boolean newer = result.claims().isPresent() && sealedAt(result).isAfter(sealedAt(best));
      if (best.claims().isEmpty() || newer) {
        best = result;
      }
    }
    return best.claims().isPresent() ? best : failure(found, best);
  }

  private static Instant sealedAt(DecodeResult result) {
    return result
        .claims()
        .flatMap(claims -> claims.instant(ClaimName.ISSUED_AT.wire()))
        .orElse(Instant.EPOCH);
  }

  private static DecodeResult failure(SessionCookie.Found found, DecodeResult last) {
    return found.missingChunk().<DecodeResult>map(DecodeResult.ChunkMissing::new).orElse(last);
  }
}
