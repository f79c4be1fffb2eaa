package org.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCodecTest {
  private static final String COOKIE = "authjs.session-token";
  private static final String SECRET = "codec-secret-9Lk3Jh5Gf7Ds1Ap4Zx";
  private static final Instant NOW = Instant.ofEpochSecond(1_750_000_000);
  private static final TokenCodec CODEC = codec(SECRET);

  @ParameterizedTest
  @EnumSource
  void what_was_sealed_opens_again(Flavour flavour) {
    TokenCodec codec = new TokenCodec(flavour, Secrets.of(new Secret(SECRET)), Set.of());
    Claims claims = claims(60);

    assertThat(codec.open(codec.seal(claims, COOKIE), COOKIE, NOW).claims()).hasValue(claims);
  }

  @Test
  void the_header_reads_as_Auth_js_writes_it() {
    String header = CODEC.seal(claims(60), COOKIE).split("\\.")[0];

    assertThat(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
        .matches("\\{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"[\\w-]{86}\"}");
  }

  @ParameterizedTest
  @CsvSource({"-14, valid", "-15, expired", "60, valid"})
  void SEC_101_a_token_is_good_for_fifteen_seconds_more(long secondsLeft, String reason) {
    assertThat(reason(CODEC.seal(claims(secondsLeft), COOKIE))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "nbf, 15, valid",
    "nbf, 16, not yet valid",
    "iat, 15, valid",
    "iat, 16, not yet valid"
  })
  void SEC_102_SEC_105_dates_ahead_are_refused(String claim, long ahead, String reason) {
    Claims claims = claims(3600).with(claim, Json.createValue(NOW.getEpochSecond() + ahead));

    assertThat(reason(CODEC.seal(claims, COOKIE))).isEqualTo(reason);
  }

  @Test
  void an_unknown_key_and_a_token_of_another_cookie_are_told_apart() {
    TokenCodec knowing =
        new TokenCodec(Flavour.V5, Secrets.of(new Secret(SECRET)), Set.of("authjs.state"));

    assertThat(reason(codec("another-secret-of-someone-else-1").seal(claims(60), COOKIE)))
        .isEqualTo("unknown key");
    assertThat(knowing.open(CODEC.seal(claims(60), "authjs.state"), COOKIE, NOW))
        .isEqualTo(new DecodeResult.WrongCookie("authjs.state"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void SEC_074_one_altered_character_in_any_sealed_part_is_noticed(int part) {
    String[] parts = CODEC.seal(claims(60), COOKIE).split("\\.");
    char first = parts[part].charAt(0);
    parts[part] = (first == 'A' ? 'B' : 'A') + parts[part].substring(1);

    assertThat(reason(String.join(".", parts))).isEqualTo("tampered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "1",
        "\"dir\"",
        "",
        "{\"alg\":\"dir\"}",
        "{\"enc\":\"A256CBC-HS512\"}",
        "{\"alg\":null,\"enc\":null}",
        "{\"alg\":[\"dir\"],\"enc\":\"A256CBC-HS512\"}",
        "{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\"}",
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}",
        "{\"alg\":\"none\",\"enc\":\"A256CBC-HS512\"}",
        "{\"alg\":\"A256KW\",\"enc\":\"A256CBC-HS512\"}",
        "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256CBC-HS512\"}",
        "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A256CBC-HS512\",\"p2s\":\"AAAA\",\"p2c\":1000000000}",
        "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"zip\":\"DEF\"}",
        "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"crit\":[\"exp\"],\"exp\":1}"
      })
  void SEC_107_SEC_115_hostile_headers_are_refused_without_an_exception(String header) {
    String[] parts = CODEC.seal(claims(60), COOKIE).split("\\.");
    parts[0] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8));

    assertThat(reason(String.join(".", parts))).isIn("malformed", "unsupported");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "a.b", "a.b.c.d", "a.b.c.d.e.f", "....", "a..b.c.d\n", "\u00e9..a.b.c"})
  void SEC_075_what_is_no_token_is_malformed(String token) {
    assertThat(reason(token)).isEqualTo("malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "1",
        "",
        "{",
        "{\"exp\":1750000060}x",
        "{\"exp\":1750000060,\"exp\":1750000061}",
        "{\"sub\":\"1\"}",
        "{\"exp\":\"1750000060\"}",
        "{\"exp\":[1]}",
        "{\"exp\":null}",
        "{\"exp\":1e400}",
        "{\"exp\":1e1000000000}",
        "{\"exp\":1750000060,\"iat\":\"x\"}",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."
      })
  void SEC_104_SEC_111_SEC_112_authentic_nonsense_is_refused(String plain) throws Exception {
    String header = CODEC.seal(claims(60), COOKIE).split("\\.")[0];
    JWEObject jwe =
        new JWEObject(
            JWEHeader.parse(new com.nimbusds.jose.util.Base64URL(header)), new Payload(plain));
    jwe.encrypt(new DirectEncrypter(KeyDerivation.derive(Flavour.V5, SECRET, COOKIE)));

    assertThat(reason(jwe.serialize())).isEqualTo("invalid claims");
  }

  @Test
  void authentic_bytes_that_are_no_text_are_refused() throws Exception {
    String header = CODEC.seal(claims(60), COOKIE).split("\\.")[0];
    JWEObject jwe =
        new JWEObject(
            JWEHeader.parse(new com.nimbusds.jose.util.Base64URL(header)),
            new Payload(new byte[] {'{', (byte) 0xff, '}'}));
    jwe.encrypt(new DirectEncrypter(KeyDerivation.derive(Flavour.V5, SECRET, COOKIE)));

    assertThat(reason(jwe.serialize())).isEqualTo("invalid claims");
  }

  @Test
  void the_longest_token_still_opens_and_a_longer_one_does_not() {
    TokenCodec codec = new TokenCodec(Flavour.V4, Secrets.of(new Secret(SECRET)), Set.of());
    int plain = claims(60).with("pad", "").toJson().toString().length();
    Claims full = claims(60).with("pad", "x".repeat(49_091 - plain));
    String token = codec.seal(full, "");

    assertThat(token).hasSize(65_536);
    assertThat(codec.open(token, "", NOW).reason()).isEqualTo("valid");
    String longer = codec.seal(full.with("pad", full.text("pad").get() + "x"), "");
    assertThat(codec.open(longer, "", NOW).reason()).isEqualTo("malformed");
  }

  private static String reason(String token) {
    return CODEC.open(token, COOKIE, NOW).reason();
  }

  private static TokenCodec codec(String secret) {
    return new TokenCodec(Flavour.V5, Secrets.of(new Secret(secret)), Set.of());
  }

  private static Claims claims(long secondsLeft) {
    return new Claims(
        Json.createObjectBuilder()
            .add("sub", "1")
            .add("exp", NOW.getEpochSecond() + secondsLeft)
            .build());
  }
}
