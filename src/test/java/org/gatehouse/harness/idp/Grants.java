package org.gatehouse.harness.idp;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Codes, access tokens and refresh tokens that were given out. */
final class Grants {
  /** What one authorization request asked for. */
  record Grant(
      Person person,
      String redirectUri,
      String challenge,
      Optional<String> nonce,
      String scope,
      boolean offline) {}

  private record Access(Grant grant, Instant until) {}

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Grant> codes = new HashMap<>();
  private final Map<String, Access> access = new HashMap<>();
  private final Map<String, Grant> refresh = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  synchronized String code(Grant grant) {
    String code = random("code-");
    codes.put(code, grant);
    return code;
  }

  /** Works once. */
  synchronized Optional<Grant> redeem(String code) {
    return Optional.ofNullable(codes.remove(code));
  }

  synchronized String accessToken(Grant grant, Duration life) {
    String token = random(TestProvider.ACCESS_TOKEN);
    access.put(token, new Access(grant, Instant.now().plus(life)));
    return token;
  }

  synchronized Optional<Grant> opened(String accessToken) {
    return Optional.ofNullable(access.get(accessToken))
        .filter(found -> Instant.now().isBefore(found.until()))
        .map(Access::grant);
  }

  synchronized String refreshToken(Grant grant) {
    String token = random(TestProvider.REFRESH_TOKEN);
    refresh.put(token, grant);
    return token;
  }

  synchronized Optional<Grant> known(String refreshToken) {
    return Optional.ofNullable(refresh.get(refreshToken));
  }

  /** Works once; a second use ends every refresh token of the grant (RFC 9700 4.14.2). */
  synchronized Optional<Grant> rotate(String refreshToken) {
    if (used.contains(refreshToken)) {
      Grant stolen = refresh.get(refreshToken);
      refresh.values().removeIf(grant -> grant == stolen);
      return Optional.empty();
    }
    Optional<Grant> grant = known(refreshToken);
    grant.ifPresent(found -> used.add(refreshToken));
    return grant;
  }

  synchronized boolean wasUsed(String refreshToken) {
    return used.contains(refreshToken);
  }

  private static String random(String prefix) {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return prefix + Jws.base64(bytes);
  }
}
