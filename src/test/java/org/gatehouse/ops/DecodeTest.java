package org.gatehouse.ops;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.session.write.Minting;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mission rows A21 and C06: the decode command, and its outputs in the documentation. */
class DecodeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final String SECRET = "decode-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp";
  private static final String OTHER = "other-secret-4Gh6Jk8Lp0Qw2Er5Ty7Ui";
  private static final String COOKIE = "authjs.session-token";

  @Test
  void a_real_cookie_shows_its_key_times_size_and_claims() {
    String output = decode("theme=dark; " + COOKIE + "=" + token(SECRET, Duration.ofHours(1)));

    assertThat(output).startsWith("valid\n").contains("1 of 1, the one that seals");
    assertDocumented(output.replaceAll("\"(jti|sid)\"", "$1"));
  }

  @Test
  void a_tampered_one_says_so() {
    String token = token(SECRET, Duration.ofHours(1));
    int place = token.lastIndexOf('.') - 5;
    char other = token.charAt(place) == 'A' ? 'B' : 'A';
    String output =
        decode(COOKIE + "=" + token.substring(0, place) + other + token.substring(place + 1));

    assertThat(output).startsWith("tampered\n");
    assertDocumented(output);
  }

  @Test
  void an_expired_one_says_since_when() {
    String output = decode(COOKIE + "=" + token(SECRET, Duration.ofDays(32).plusHours(3)));

    assertThat(output).isEqualTo("expired by 2 d 3 h\n");
    assertDocumented(output);
  }

  @Test
  void one_with_an_unknown_key_says_so() {
    String output = decode(COOKIE + "=" + token(OTHER, Duration.ofHours(1)));

    assertThat(output).startsWith("unknown key\n");
    assertDocumented(output);
  }

  @Test
  void one_of_a_secret_that_leaked_says_so() {
    String id = config(OTHER).secrets().all().get(0).id();
    AuthConfig config =
        TestConfig.development(
            "auth.secret.1", SECRET, "auth.secret", OTHER, "auth.secret.revoked", id);
    String output = decode(config, COOKIE + "=" + token(OTHER, Duration.ofHours(1)));

    assertThat(output).startsWith("revoked\n");
    assertDocumented(output);
  }

  @Test
  void one_of_an_older_secret_names_it_and_its_place() {
    AuthConfig config = TestConfig.development("auth.secret.1", SECRET, "auth.secret", OTHER);
    String id = config.secrets().all().get(1).id();

    assertThat(decode(config, token(OTHER, Duration.ofHours(1))))
        .contains("\nsecret     auth.secret, " + id + ": 2 of 2, an older one\n");
  }

  @Test
  void a_bare_token_and_a_header_with_its_name_are_read_too() {
    String token = token(SECRET, Duration.ofHours(1));

    assertThat(decode(token)).startsWith("valid\n");
    assertThat(decode("Cookie: " + COOKIE + "=" + token)).startsWith("valid\n");
  }

  @Test
  void chunks_are_joined_and_a_missing_one_is_named() {
    String token = token(SECRET, Duration.ofHours(1));
    String first = COOKIE + ".0=" + token.substring(0, 300);
    String second = COOKIE + ".1=" + token.substring(300);
    String third = COOKIE + ".2=" + token.substring(300);

    assertThat(decode(second + "; " + first)).startsWith("valid\n").contains("in chunks");
    assertThat(decode(first + "; " + third)).startsWith("chunk missing\n");
  }

  @ParameterizedTest
  @CsvSource({"theme=dark, absent", COOKIE + "=x, malformed", "a.b.c.d.e, malformed"})
  void other_input_is_named_by_its_word(String input, String word) {
    assertThat(decode(input)).startsWith(word + "\n");
  }

  private static String decode(String input) {
    return decode(config(SECRET), input);
  }

  private static String decode(AuthConfig config, String input) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new DecodeReport(clock).text(new Decoder(config, clock).decode(input));
  }

  /** Sealed this long ago, for 30 days. */
  private static String token(String secret, Duration age) {
    Clock then = Clock.fixed(NOW.minus(age), ZoneOffset.UTC);
    Claims claims =
        new Claims(
            Json.createObjectBuilder()
                .add("name", "Sam Staff")
                .add("email", "staff@example.com")
                .add("sub", "demo-staff")
                .add("role", "STAFF")
                .add("tenantId", "acme")
                .add("sid", "0b8d2a34-5d7e-4c1b-9a55-0c6f3f1f7e21")
                .build());
    return new Minting(config(secret), then).mint(claims).token();
  }

  private static AuthConfig config(String secret) {
    return TestConfig.development("auth.secret", secret);
  }

  /** The same lines stand in the documentation; {@code jti} is another each time. */
  private static void assertDocumented(String output) {
    try {
      String page = Files.readString(Path.of("src/site/markdown/decode.md"));
      String block =
          output
              .strip()
              .lines()
              .map(line -> ("    " + line).stripTrailing())
              .map(line -> line.replaceAll("jti = .*", "jti = \"...\""))
              .reduce((a, b) -> a + "\n" + b)
              .orElseThrow();
      assertThat(page).contains(block);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
