package org.gatehouse.harness.idp;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Compact JWS (RFC 7515) as its parts, so that each can be made wrong. */
final class Jws {
  private Jws() {}

  static String rs256(JsonObject header, JsonObject claims, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(bytes(input(header, claims)));
      return input(header, claims) + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hs256(JsonObject header, JsonObject claims, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return input(header, claims) + "." + base64(mac.doFinal(bytes(input(header, claims))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String unsigned(JsonObject header, JsonObject claims) {
    return input(header, claims) + ".";
  }

  /** Turns one bit of the signature. */
  static String damaged(String token) {
    int dot = token.lastIndexOf('.') + 1;
    byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot));
    signature[signature.length / 2] ^= 1;
    return token.substring(0, dot) + base64(signature);
  }

  /** The same header and signature around other claims. */
  static String withClaims(String token, JsonObject claims) {
    String[] parts = token.split("\\.");
    return parts[0] + "." + base64(bytes(claims.toString())) + "." + parts[2];
  }

  /** OpenID Connect Core 3.1.3.6: the left half of SHA-256. */
  static String halfHash(String text) {
    return base64(Arrays.copyOf(sha256(text), 16));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String input(JsonObject header, JsonObject claims) {
    return base64(bytes(header.toString())) + "." + base64(bytes(claims.toString()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
