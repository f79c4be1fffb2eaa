package org.gatehouse.harness.idp;

import java.time.Duration;

/** What the provider does wrong; the numbers are rows of security.md section 9. */
public enum Mode {
  /** 230 */
  GOOD,

  /** 231 */
  NONCE_WRONG,
  NONCE_MISSING,

  /** 232; several audiences with our {@code azp} are good */
  ISS_WRONG,
  ISS_MISSING,
  AUD_WRONG,
  AUD_MISSING,
  AZP_FOREIGN,
  AUD_SEVERAL_WITHOUT_AZP,
  AUD_SEVERAL_WITH_FOREIGN_AZP,
  AUD_SEVERAL_WITH_OUR_AZP,

  /** 233; discovery announces these algorithms in every mode */
  ALG_NONE,
  HS256_WITH_SECRET,
  HS256_WITH_PUBLIC_KEY,
  HS256_WITH_PUBLIC_JWK,

  /**
   * 234; the last four are signed by a key that is not in the published set, and every {@code kid}
   * of {@code KID_UNKNOWN} is a new one
   */
  BAD_SIGNATURE,
  CLAIMS_CHANGED_AFTER_SIGNING,
  KID_UNKNOWN,
  KEY_IN_HEADER,
  KEY_IN_HEADER_WITHOUT_KID,
  KEY_SET_IN_HEADER,

  /** 235 */
  EXPIRED,
  EXP_MISSING,
  IAT_MISSING,
  SUB_MISSING,
  NBF_AHEAD,

  /** 236 */
  ID_TOKEN_MISSING,
  ID_TOKEN_NOT_A_JWT,
  TOKEN_TYPE_MISSING,
  TOKEN_TYPE_OTHER,
  ACCESS_TOKEN_MISSING,
  ACCESS_TOKEN_EMPTY,
  REFRESH_TOKEN_EMPTY,
  EXPIRES_IN_NO_NUMBER,
  EXPIRES_IN_NEGATIVE,

  /** 237 */
  AT_HASH_WRONG,

  /** 238; the slow ones answer when the provider is closed, at the latest after eight seconds */
  TOKEN_500,
  TOKEN_429,
  TOKEN_HTML_ERROR,
  TOKEN_HTML,
  TOKEN_REDIRECT,
  TOKEN_REDIRECT_307,
  TOKEN_SLOW,
  TOKEN_TRICKLE,
  TOKEN_HUGE,

  /** 239; the longer one begins with the right one */
  STATE_CHANGED,
  STATE_LONGER,
  STATE_MISSING,

  /** 240; neither announced nor sent is good */
  ISS_PARAMETER_WRONG,
  ISS_PARAMETER_MISSING,
  ISS_PARAMETER_NOT_ANNOUNCED,

  /** 244 */
  DISCOVERY_ISSUER_WRONG,
  DISCOVERY_500,
  DISCOVERY_HTML,
  DISCOVERY_SLOW,
  DISCOVERY_WITHOUT_AUTHORIZATION,
  DISCOVERY_WITHOUT_TOKEN,
  DISCOVERY_WITHOUT_KEYS,
  DISCOVERY_OF_A_SCRIPT,

  /** 245; see also {@link TestProvider#rotateKeys} */
  JWKS_500,
  JWKS_SLOW,
  JWKS_HUGE,

  /** 246; see also {@link TestProvider#addKey} */
  KID_ABSENT,

  /** 247; the ID token holds neither name nor address, so that userinfo must be asked */
  USERINFO_ONLY,
  USERINFO_OTHER_SUB,
  USERINFO_WITHOUT_SUB,
  USERINFO_500,
  USERINFO_REDIRECT,
  USERINFO_HTML,

  /** 249; claims that are named as ours are */
  ROLE_CLAIMS,

  /** 254; GitHub without the scope for addresses */
  EMAILS_404,

  /** 252 */
  ACCESS_DENIED,

  /** 253; 120 KB in one ID token, and a long address of a picture */
  MANY_CLAIMS,

  /** 256 */
  REFRESH_OTHER_SUB,
  REFRESH_OTHER_ISS,

  /** 258 */
  REFRESH_INVALID_GRANT,
  REFRESH_500,
  REFRESH_SLOW,

  /** 259; nothing rotates */
  REFRESH_WITHOUT_REFRESH_TOKEN,

  /** 260; the provider's clock against ours */
  CLOCK_30_S_AHEAD(Duration.ofSeconds(30)),
  CLOCK_30_S_BEHIND(Duration.ofSeconds(-30)),
  CLOCK_10_MIN_AHEAD(Duration.ofMinutes(10)),
  CLOCK_10_MIN_BEHIND(Duration.ofMinutes(-10));

  private final Duration clock;

  Mode() {
    this(Duration.ZERO);
  }

  Mode(Duration clock) {
    this.clock = clock;
  }

  Duration clock() {
    return clock;
  }
}
