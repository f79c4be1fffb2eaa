package org.gatehouse.token;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secrets;
import org.gatehouse.json.Json;

/**
 * Seals claims into the compact JWE of Auth.js and opens them again (wire.md 8, 18.2). Knows no
 * cookies and no request; safe for use by many threads.
 */
public final class TokenCodec {
  /** Characters; cookies are bounded before, this is the codec's own limit. */
  static final int LONGEST = 65_536;

  /** Five parts of the base64url alphabet; Auth.js tolerates padding behind the last ones. */
  private static final Pattern COMPACT =
      Pattern.compile("[\\w-]+\\.[\\w-]*\\.[\\w-]+={0,2}\\.[\\w-]+={0,2}\\.[\\w-]+={0,2}");

  private final Flavour flavour;
  private final Secrets secrets;
  private final KeyRing keys;
  private final Set<String> otherCookies;

  /**
   * For salts that come with requests: their keys are derived at each use.
   *
   * @param secrets their use is counted
   * @param otherCookies names whose keys are tried to tell a wrong cookie from an unknown key
   */
  public TokenCodec(Flavour flavour, Secrets secrets, Set<String> otherCookies) {
    this(flavour, secrets, otherCookies, Set.of());
  }

  /**
   * @param salts of the configuration, whose keys are derived once
   */
  public TokenCodec(Flavour flavour, Secrets secrets, Set<String> otherCookies, Set<String> salts) {
    this.flavour = flavour;
    this.secrets = secrets;
    Set<String> kept = new HashSet<>(otherCookies);
    kept.addAll(salts);
    this.keys = new KeyRing(flavour, secrets, kept);
    this.otherCookies = Set.copyOf(otherCookies);
  }

  /**
   * Seals with the first key that is not revoked; {@code salt} as in {@link KeyDerivation}.
   *
   * @throws org.gatehouse.config.NoSecretLeftException if there is none
   */
  public String seal(Claims claims, String salt) {
    int number = secrets.sealing();
    claims.instant(ClaimName.EXPIRES.wire()).ifPresent(until -> secrets.use().lives(number, until));
    SealingKey key = keys.keys(salt).get(number);
    JWEObject jwe = new JWEObject(key.header(), new Payload(claims.toJson().toString()));
    try {
      jwe.encrypt(key.encrypter());
    } catch (JOSEException e) {
      throw new IllegalStateException("sealing failed", e);
    }
    return jwe.serialize();
  }

  /** Opens and checks times at {@code now}; never throws, whatever the token. */
  public DecodeResult open(String token, String salt, Instant now) {
    if (token.length() > LONGEST || !COMPACT.matcher(token).matches()) {
      return new DecodeResult.Malformed();
    }
    JWEObject jwe;
    try {
      jwe = JWEObject.parse(token);
    } catch (ParseException | RuntimeException e) {
      // Nimbus throws unchecked exceptions on some headers (security.md SEC-115).
      return new DecodeResult.Malformed();
    }
    if (!acceptable(jwe.getHeader()) || jwe.getEncryptedKey() != null) {
      return new DecodeResult.Unsupported();
    }
    if (jwe.getIV().decode().length != ivBytes()) {
      return new DecodeResult.Malformed();
    }
    return open(jwe, token, salt, now);
  }

  private DecodeResult open(JWEObject jwe, String token, String salt, Instant now) {
    List<SealingKey> ring = keys.keys(salt);
    String keyId = flavour.isV4() ? null : jwe.getHeader().getKeyID();
    boolean tried = false;
    for (int i = 0; i < ring.size(); i++) {
      if (keyId == null || ring.get(i).keyId().filter(keyId::equals).isPresent()) {
        tried = true;
        Optional<String> plain = decrypt(i > 0 ? reparse(token) : jwe, ring.get(i));
        if (plain.isPresent()) {
          return secrets.isRevoked(i)
              ? new DecodeResult.Revoked()
              : noted(judge(plain.get(), i, now), now);
        }
      }
    }
    return tried ? new DecodeResult.Tampered() : foreign(keyId);
  }

  /** How many salts have keys in memory; bounded by the configuration. */
  int keptSalts() {
    return keys.size();
  }

  /** RFC 7518 5.2.2.1 and 5.3; Nimbus itself takes other lengths with GCM. */
  private int ivBytes() {
    return flavour.isV4() ? 12 : 16;
  }

  /** A JWE object decrypts once; each further key needs a fresh one. */
  private static JWEObject reparse(String token) {
    try {
      return JWEObject.parse(token);
    } catch (ParseException e) {
      throw new IllegalStateException("parsed before", e);
    }
  }

  private boolean acceptable(JWEHeader header) {
    EncryptionMethod encryption = header.getEncryptionMethod();
    return JWEAlgorithm.DIR.equals(header.getAlgorithm())
        && SealingKey.encryption(flavour).equals(encryption)
        && header.getCompressionAlgorithm() == null
        && header.getCriticalParams() == null;
  }

  private static Optional<String> decrypt(JWEObject jwe, SealingKey key) {
    try {
      jwe.decrypt(key.decrypter());
      byte[] plain = jwe.getPayload().toBytes();
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain)).toString());
    } catch (CharacterCodingException e) {
      return Optional.of("");
    } catch (JOSEException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static DecodeResult judge(String plain, int keyIndex, Instant now) {
    return Json.parseObject(plain)
        .map(members -> TokenTimes.check(new Claims(members), keyIndex, now))
        .orElseGet(DecodeResult.InvalidClaims::new);
  }

  private DecodeResult noted(DecodeResult result, Instant now) {
    if (result instanceof DecodeResult.Valid valid) {
      Instant until = valid.content().instant(ClaimName.EXPIRES.wire()).orElseThrow();
      secrets.use().lives(valid.keyIndex(), until);
      secrets.use().opened(valid.keyIndex(), now);
    }
    return result;
  }

  private DecodeResult foreign(String keyId) {
    return otherCookies.stream()
        .filter(
            name ->
                keys.keys(name).stream()
                    .anyMatch(key -> key.keyId().filter(keyId::equals).isPresent()))
        .findFirst()
        .<DecodeResult>map(DecodeResult.WrongCookie::new)
        .orElseGet(DecodeResult.UnknownKey::new);
  }
}
