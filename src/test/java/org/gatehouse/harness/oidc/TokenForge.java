package org.gatehouse.harness.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Makes ID tokens, right ones and wrong ones, and keeps the keys. */
final class TokenForge {
  private static final int LIFE = 300;

  private RSAKey key = fresh();
  private RSAKey second = fresh();
  private boolean twoKeys;

  /** What a token is made for. */
  record Order(
      Mode mode,
      String issuer,
      String client,
      String secret,
      Person person,
      String nonce,
      String access) {}

  void rotate() {
    key = fresh();
  }

  String keySet(Mode mode) {
    boolean noKid = mode == Mode.NO_KID_ONE_KEY || twoKeys || mode == Mode.NO_KID_TWO_KEYS;
    twoKeys = twoKeys || mode == Mode.NO_KID_TWO_KEYS;
    List<RSAKey> keys = noKid && twoKeys ? List.of(second, key) : List.of(key);
    return new JWKSet(List.copyOf(keys.stream().map(RSAKey::toPublicJWK).toList())).toString(true);
  }

  /** Publishes two keys from now on. */
  void publishTwoKeys() {
    twoKeys = true;
  }

  String idToken(Order order) throws JOSEException {
    JWTClaimsSet claims = claims(order);
    Mode mode = order.mode();
    switch (mode) {
      case ALG_NONE:
        return new PlainJWT(claims).serialize();
      case HS256_SECRET:
        return mac(claims, order.secret().getBytes(StandardCharsets.UTF_8));
      case HS256_PUBLIC_KEY:
        return mac(claims, key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8));
      case ID_TOKEN_GARBAGE:
        return "not.a.token";
      default:
        break;
    }
    RSAKey signing = mode == Mode.UNKNOWN_KID || mode == Mode.JWK_HEADER ? fresh() : key;
    JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256);
    if (mode == Mode.JWK_HEADER) {
      header.jwk(signing.toPublicJWK());
    } else if (mode != Mode.NO_KID_ONE_KEY && mode != Mode.NO_KID_TWO_KEYS) {
      header.keyID(signing.getKeyID());
    }
    SignedJWT token = new SignedJWT(header.build(), claims);
    token.sign(new RSASSASigner(signing));
    String text = token.serialize();
    if (mode == Mode.BAD_SIGNATURE) {
      char last = text.charAt(text.length() - 10);
      return text.substring(0, text.length() - 10)
          + (last == 'A' ? 'B' : 'A')
          + text.substring(text.length() - 9);
    }
    return text;
  }

  private static JWTClaimsSet claims(Order order) {
    Mode mode = order.mode();
    Instant now = Instant.now().plusSeconds(skew(mode));
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(
                mode == Mode.WRONG_ISS || mode == Mode.REFRESH_OTHER_ISS
                    ? "https://evil.example"
                    : order.issuer())
            .subject(
                mode == Mode.NO_SUB
                    ? null
                    : mode == Mode.REFRESH_OTHER_SUB ? "somebody-else" : order.person().sub())
            .issueTime(mode == Mode.NO_IAT ? null : Date.from(now))
            .expirationTime(
                mode == Mode.NO_EXP
                    ? null
                    : Date.from(now.plusSeconds(mode == Mode.EXPIRED ? -120 : LIFE)))
            .claim("at_hash", hash(order))
            .claim("name", order.person().name())
            .claim("email", order.person().email())
            .claim("email_verified", order.person().emailVerified());
    if (mode != Mode.NO_AUD) {
      String other = "another-client";
      claims.audience(
          mode == Mode.WRONG_AUD
              ? List.of(other)
              : mode == Mode.TWO_AUD_NO_AZP
                  ? List.of(order.client(), other)
                  : List.of(order.client()));
    }
    if (mode == Mode.FOREIGN_AZP) {
      claims.claim("azp", "another-client");
    }
    if (mode == Mode.NBF_AHEAD) {
      claims.notBeforeTime(Date.from(now.plusSeconds(3600)));
    }
    if (mode != Mode.NO_NONCE && !order.nonce().isEmpty()) {
      claims.claim("nonce", mode == Mode.WRONG_NONCE ? "other" : order.nonce());
    }
    if (mode == Mode.USERINFO_OTHER_SUB) {
      claims.claim("name", null).claim("email", null);
    }
    if (mode == Mode.HUGE_CLAIMS) {
      claims.claim("groups", "g".repeat(120_000)).claim("picture", "https://x/" + "p".repeat(9000));
    }
    if (mode == Mode.ROLE_CLAIMS) {
      claims
          .claim("role", "ADMIN")
          .claim("roles", List.of("ADMIN"))
          .claim("groups", List.of("ADMIN"))
          .claim("permissions", List.of(1, 2, 3, 4))
          .claim("tenantId", "acme")
          .claim("id", "demo-admin");
    }
    return claims.build();
  }

  private static int skew(Mode mode) {
    return switch (mode) {
      case SKEW_PLUS_30 -> 30;
      case SKEW_MINUS_30 -> -30;
      case SKEW_PLUS_600 -> 600;
      case SKEW_MINUS_600 -> -600;
      default -> 0;
    };
  }

  private static String hash(Order order) {
    String access = order.mode() == Mode.WRONG_AT_HASH ? "other" : order.access();
    return AccessTokenHash.compute(new BearerAccessToken(access), JWSAlgorithm.RS256, null)
        .getValue();
  }

  private static String mac(JWTClaimsSet claims, byte[] secret) throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    token.sign(new MACSigner(Arrays.copyOf(secret, Math.max(secret.length, 32))));
    return token.serialize();
  }

  private static RSAKey fresh() {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .keyID(UUID.randomUUID().toString())
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
