package org.gatehouse.harness.idp;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The RSA keys of a provider: the last published one signs; a foreign one is never published. */
final class SigningKeys {
  /** A key pair and its id in the key set. */
  record Key(String kid, KeyPair pair) {
    /** RFC 7517. */
    JsonObject published() {
      RSAPublicKey rsa = (RSAPublicKey) pair.getPublic();
      return Json.createObjectBuilder()
          .add("kty", "RSA")
          .add("use", "sig")
          .add("alg", "RS256")
          .add("kid", kid)
          .add("n", unsigned(rsa.getModulus()))
          .add("e", unsigned(rsa.getPublicExponent()))
          .build();
    }

    private static String unsigned(BigInteger number) {
      byte[] bytes = number.toByteArray();
      int sign = bytes[0] == 0 ? 1 : 0;
      return Jws.base64(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
  }

  private static final KeyPair FOREIGN = generate();

  private final List<Key> keys = new ArrayList<>();
  private int made;

  SigningKeys() {
    add();
  }

  synchronized Key current() {
    return keys.get(keys.size() - 1);
  }

  Key foreign(String kid) {
    return new Key(kid, FOREIGN);
  }

  synchronized void rotate() {
    keys.clear();
    add();
  }

  synchronized void add() {
    keys.add(new Key("key-" + ++made, generate()));
  }

  synchronized JsonObject published() {
    return set(keys);
  }

  static JsonObject set(List<Key> keys) {
    var list = Json.createArrayBuilder();
    keys.forEach(key -> list.add(key.published()));
    return Json.createObjectBuilder().add("keys", list).build();
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
