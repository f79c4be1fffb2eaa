package org.gatehouse.pipeline.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.json.Json;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;

/**
 * How provider tokens lie in a session token, by the names that applications of Auth.js use: {@code
 * access_token}, {@code refresh_token}, {@code expires_at} (seconds since the epoch).
 */
final class ProviderTokenClaims {
  private static final String ACCESS_TOKEN = ClaimName.ACCESS_TOKEN.wire();
  private static final String REFRESH_TOKEN = ClaimName.REFRESH_TOKEN.wire();
  private static final String EXPIRES_AT = ClaimName.EXPIRES_AT.wire();
  private static final String ID_TOKEN = ClaimName.ID_TOKEN.wire();
  private static final String ERROR = ClaimName.ERROR.wire();

  /** When to refresh: a tenth of the life before the end, a minute at the most. */
  private static final String REFRESH_AT = ClaimName.REFRESH_AT.wire();

  private static final Duration LONGEST_MARGIN = Duration.ofMinutes(1);
  private static final int PART = 10;

  /** Characters; a longer one is not kept, since it serves only as a hint at sign-out. */
  private static final int LONGEST_ID_TOKEN = 8192;

  private ProviderTokenClaims() {}

  static Claims with(Claims claims, ProviderTokens tokens, Instant now, boolean keepIdToken) {
    Claims changed = claims.without(ERROR).with(ACCESS_TOKEN, tokens.accessToken());
    changed =
        tokens.refreshToken().isPresent()
            ? changed.with(REFRESH_TOKEN, tokens.refreshToken().get())
            : changed.without(REFRESH_TOKEN);
    Optional<String> idToken = tokens.idToken().filter(text -> text.length() <= LONGEST_ID_TOKEN);
    if (keepIdToken && idToken.isPresent()) {
      changed = changed.with(ID_TOKEN, idToken.get());
    }
    if (tokens.expiresAt().isEmpty()) {
      return changed.without(EXPIRES_AT).without(REFRESH_AT);
    }
    Instant end = tokens.expiresAt().get();
    Duration part = Duration.between(now, end).dividedBy(PART);
    Duration margin = part.compareTo(LONGEST_MARGIN) > 0 ? LONGEST_MARGIN : part;
    return changed
        .with(EXPIRES_AT, Json.PROVIDER.createValue(end.getEpochSecond()))
        .with(REFRESH_AT, Json.PROVIDER.createValue(end.minus(margin).getEpochSecond()));
  }

  /** Whether there is something to refresh, and it is time; not after a refusal. */
  static boolean due(Claims claims, Instant now) {
    return claims.has(REFRESH_TOKEN)
        && !claims.has(ERROR)
        && claims
            .instant(REFRESH_AT)
            .or(() -> claims.instant(EXPIRES_AT))
            .filter(time -> !now.isBefore(time))
            .isPresent();
  }

  /** Whether the access token has not expired. */
  static boolean usable(Claims claims, Instant now) {
    return claims.has(ACCESS_TOKEN)
        && claims.instant(EXPIRES_AT).filter(end -> !now.isBefore(end)).isEmpty();
  }
}
