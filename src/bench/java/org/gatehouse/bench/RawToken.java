package org.gatehouse.bench;

import at.favre.lib.hkdf.HKDF;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cryptography of A256CBC-HS512 (RFC 7518, 5.2.5) and nothing else: no parsing, no base64, no
 * JSON, and the JDK's objects are kept. What a token costs below any library.
 */
final class RawToken {
  private static final int HALF = 32;
  private static final int IV = 16;

  private final byte[] additional;
  private final byte[] iv;
  private final byte[] sealed;
  private final byte[] tag;
  private final byte[] plain;
  private final byte[] additionalBits;
  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();
  private final Mac mac;
  private final Cipher cipher;

  RawToken(String secret, String salt, String token) {
    String[] parts = token.split("\\.");
    additional = parts[0].getBytes(StandardCharsets.US_ASCII);
    additionalBits = ByteBuffer.allocate(Long.BYTES).putLong(additional.length * 8L).array();
    iv = Base64.getUrlDecoder().decode(parts[2]);
    sealed = Base64.getUrlDecoder().decode(parts[3]);
    tag = Base64.getUrlDecoder().decode(parts[4]);
    byte[] derived =
        HKDF.fromHmacSha256()
            .extractAndExpand(
                salt.getBytes(StandardCharsets.UTF_8),
                secret.getBytes(StandardCharsets.UTF_8),
                ("Auth.js Generated Encryption Key (" + salt + ")")
                    .getBytes(StandardCharsets.UTF_8),
                2 * HALF);
    try {
      key = new SecretKeySpec(derived, HALF, HALF, "AES");
      mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(derived, 0, HALF, "HmacSHA512"));
      cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    plain = open();
  }

  String opened() {
    return new String(plain, StandardCharsets.UTF_8);
  }

  byte[] open() {
    if (!MessageDigest.isEqual(tag, tag(iv, sealed))) {
      throw new IllegalStateException("another key or other bytes");
    }
    return run(Cipher.DECRYPT_MODE, iv, sealed);
  }

  /** The tag, which depends on all the rest. */
  byte[] seal() {
    byte[] fresh = new byte[IV];
    random.nextBytes(fresh);
    return tag(fresh, run(Cipher.ENCRYPT_MODE, fresh, plain));
  }

  private byte[] run(int mode, byte[] vector, byte[] input) {
    try {
      cipher.init(mode, key, new IvParameterSpec(vector));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] tag(byte[] vector, byte[] text) {
    mac.update(additional);
    mac.update(vector);
    mac.update(text);
    return Arrays.copyOf(mac.doFinal(additionalBits), HALF);
  }
}
