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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The RSA keys of a provider: the last published one signs; a foreign one is never published.
 * Making them is slow, so providers take turns with the same few; two that start in a row share
 * none.
 */
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

  private static final int OWN = 4;
  private static final KeyPair FOREIGN = generate();
  private static final Map<Integer, KeyPair> POOL = new ConcurrentHashMap<>();
  private static final AtomicInteger PROVIDERS = new AtomicInteger();

  private final List<Key> keys = new ArrayList<>();
  private final int first = PROVIDERS.getAndIncrement() % 2 * OWN;
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
    KeyPair pair =
        made < OWN ? POOL.computeIfAbsent(first + made, place -> generate()) : generate();
    keys.add(new Key("key-" + ++made, pair));
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
