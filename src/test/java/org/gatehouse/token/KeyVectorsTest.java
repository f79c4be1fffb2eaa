package org.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.AESCBC;
import com.nimbusds.jose.crypto.impl.AuthenticatedCipherText;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys and ciphers against Auth.js, the RFCs and Wycheproof. */
class KeyVectorsTest {
  private static final HexFormat HEX = HexFormat.of();

  static Stream<JsonObject> derivedKeys() {
    return Vectors.cases("derived-keys.json");
  }

  @ParameterizedTest
  @MethodSource("derivedKeys")
  void keys_and_their_ids_are_those_of_Auth_js(JsonObject vector) {
    Flavour flavour = Flavour.valueOf(vector.getString("flavour").toUpperCase(Locale.ROOT));
    byte[] key =
        KeyDerivation.derive(flavour, vector.getString("secret"), vector.getString("salt"));
    int length = vector.getInt("length");

    // a 32-byte key of v5 serves A256GCM, which we refuse; HKDF makes it a prefix of ours
    assertThat(HEX.formatHex(key, 0, length)).isEqualTo(vector.getString("key"));
    if (!flavour.isV4() && length == 64) {
      SealingKey sealing =
          SealingKey.derive(flavour, vector.getString("secret"), vector.getString("salt"));
      assertThat(sealing.keyId()).hasValue(vector.getString("kid"));
    }
  }

  static Stream<JsonObject> hkdfOfTheRfc() {
    return Vectors.read("rfc/rfc5869_hkdf.json").getJsonArray("tests").stream()
        .map(JsonValue::asJsonObject)
        .filter(test -> test.getString("hash").equals("sha256"));
  }

  @ParameterizedTest
  @MethodSource("hkdfOfTheRfc")
  void HKDF_agrees_with_RFC_5869(JsonObject test) {
    byte[] key =
        KeyDerivation.derive(
            hex(test, "IKM"), hex(test, "salt"), hex(test, "info"), test.getInt("L"));

    assertThat(key).isEqualTo(hex(test, "OKM"));
  }

  @Test
  void A256CBC_HS512_agrees_with_RFC_7518_B_3() throws JOSEException {
    JsonObject rfc = Vectors.read("rfc/rfc7518_B3_A256CBC-HS512.json");
    var key = new SecretKeySpec(hex(rfc, "K"), "AES");

    AuthenticatedCipherText sealed =
        AESCBC.encryptAuthenticated(key, hex(rfc, "IV"), hex(rfc, "P"), hex(rfc, "A"), null, null);

    assertThat(sealed.getCipherText()).isEqualTo(hex(rfc, "E"));
    assertThat(sealed.getAuthenticationTag()).isEqualTo(hex(rfc, "T"));
  }

  @Test
  void thumbprints_agree_with_RFC_7638() throws JOSEException {
    JsonObject oct = Vectors.read("rfc/rfc7638_thumbprint.json").getJsonObject("oct");
    var key =
        new OctetSequenceKey.Builder(new Base64URL(oct.getJsonObject("jwk").getString("k")))
            .build();

    assertThat(key.computeThumbprint("SHA-512")).hasToString(oct.getString("sha512"));
  }

  @Nested
  class Wycheproof {
    @BeforeEach
    void lies_where_the_property_says() {
      assumeTrue(
          Files.isDirectory(Vectors.wycheproofFolder()),
          "Wycheproof is not here: -Dgatehouse.wycheproof=<folder of its JSON files>");
    }

    @Test
    void every_A256CBC_HS512_case_ends_as_marked() {
      Vectors.wycheproof("a256cbc_hs512_test.json").forEach(this::cbc);
    }

    private void cbc(JsonObject test) {
      var key = new SecretKeySpec(hex(test, "key"), "AES");
      String name = "case " + test.getInt("tcId");
      if (test.getString("result").equals("valid")) {
        assertThat(decrypt(key, test)).as(name).isEqualTo(hex(test, "msg"));
      } else {
        assertThatThrownBy(() -> decrypt(key, test)).as(name).isInstanceOf(Exception.class);
      }
    }

    private static byte[] decrypt(SecretKeySpec key, JsonObject test) {
      try {
        return AESCBC.decryptAuthenticated(
            key, hex(test, "iv"), hex(test, "ct"), hex(test, "aad"), hex(test, "tag"), null, null);
      } catch (JOSEException e) {
        throw new IllegalArgumentException(e);
      }
    }

    @Test
    void every_HKDF_case_ends_as_marked() {
      Vectors.wycheproof("hkdf_sha256_test.json").forEach(this::hkdf);
    }

    private void hkdf(JsonObject test) {
      String name = "case " + test.getInt("tcId");
      if (test.getString("result").equals("invalid")) {
        assertThatThrownBy(() -> derive(test)).as(name).isInstanceOf(RuntimeException.class);
      } else {
        assertThat(derive(test)).as(name).isEqualTo(hex(test, "okm"));
      }
    }

    private static byte[] derive(JsonObject test) {
      return KeyDerivation.derive(
          hex(test, "ikm"), hex(test, "salt"), hex(test, "info"), test.getInt("size"));
    }

    @Test
    void every_JWE_case_is_refused_without_an_exception() {
      List<TokenCodec> codecs =
          Stream.of(Flavour.values())
              .map(flavour -> new TokenCodec(flavour, Secrets.of(new Secret("any")), Set.of()))
              .toList();

      Vectors.wycheproof("json_web_encryption_test.json")
          .map(test -> test.get("jwe"))
          .map(
              jwe ->
                  jwe instanceof jakarta.json.JsonString text ? text.getString() : jwe.toString())
          .forEach(
              jwe ->
                  codecs.forEach(
                      codec ->
                          assertThat(
                                  codec.open(jwe, "authjs.session-token", Instant.now()).claims())
                              .isEmpty()));
    }
  }

  private static byte[] hex(JsonObject object, String member) {
    return HEX.parseHex(object.getString(member));
  }
}
