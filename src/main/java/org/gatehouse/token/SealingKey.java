package org.gatehouse.token;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Optional;
import org.gatehouse.config.Flavour;

/** One derived key, ready to seal and to open: header, encrypter and decrypter are made once. */
final class SealingKey {
  private final Optional<String> keyId;
  private final JWEHeader header;
  private final JWEEncrypter encrypter;
  private final JWEDecrypter decrypter;

  private SealingKey(byte[] key, Optional<String> keyId, String header)
      throws JOSEException, ParseException {
    this.keyId = keyId;
    this.header = JWEHeader.parse(Base64URL.encode(header));
    this.encrypter = new DirectEncrypter(key);
    this.decrypter = new DirectDecrypter(key);
  }

  static SealingKey derive(Flavour flavour, String secret, String salt) {
    byte[] key = KeyDerivation.derive(flavour, secret, salt);
    try {
      if (flavour.isV4()) {
        return new SealingKey(key, Optional.empty(), "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}");
      }
      String id = new OctetSequenceKey.Builder(key).build().computeThumbprint("SHA-512").toString();
      return new SealingKey(
          key,
          Optional.of(id),
          "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"" + id + "\"}");
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("a derived key has the right length", e);
    }
  }

  static EncryptionMethod encryption(Flavour flavour) {
    return flavour.isV4() ? EncryptionMethod.A256GCM : EncryptionMethod.A256CBC_HS512;
  }

  /** RFC 7638 thumbprint with SHA-512, base64url; v4 keys have none. */
  Optional<String> keyId() {
    return keyId;
  }

  JWEHeader header() {
    return header;
  }

  JWEEncrypter encrypter() {
    return encrypter;
  }

  JWEDecrypter decrypter() {
    return decrypter;
  }
}
