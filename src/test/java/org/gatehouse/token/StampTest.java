package org.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Flavour;
import org.junit.jupiter.api.Test;

class StampTest {
  private static final String SECRET = "a-secret-of-more-than-32-characters-00";
  private static final long NOW = 1_750_000_000;

  private final TestConfig.MovableClock clock = new TestConfig.MovableClock();
  private final AuthConfig config =
      TestConfig.development("auth.secret", SECRET, "auth.session.max-age", "100");
  private final Stamp stamp = new Stamp(config.session(), clock);

  @Test
  void two_sessions_get_two_ids() {
    Claims one = stamp.of(claims(), Duration.ofSeconds(60));
    Claims other = stamp.of(claims(), Duration.ofSeconds(60));

    assertThat(one.text("sid").orElseThrow()).matches("[0-9a-f-]{36}");
    assertThat(one.text("sid")).isNotEqualTo(other.text("sid"));
    assertThat(one.text("jti").orElseThrow()).matches("[0-9a-f-]{36}");
  }

  @Test
  void sealed_again_a_token_lives_as_long_as_it_was_given_last() {
    assertThat(expires(stamp.again(times(NOW - 50, NOW - 20)))).isEqualTo(NOW + 30);
    assertThat(expires(stamp.again(times(NOW - 50, NOW - 50)))).isEqualTo(NOW);
  }

  @Test
  void without_a_lifetime_that_makes_sense_a_token_gets_the_configured_one() {
    assertThat(expires(stamp.again(times(NOW, NOW - 1)))).isEqualTo(NOW + 100);
    assertThat(expires(stamp.again(claims().with("iat", Json.createValue(NOW)))))
        .isEqualTo(NOW + 100);
    assertThat(expires(stamp.again(claims().with("exp", Json.createValue(NOW + 5)))))
        .isEqualTo(NOW + 100);
  }

  @Test
  void claims_without_a_session_have_no_key() {
    assertThatThrownBy(() -> SessionKey.of(claims())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void claims_opened_before_are_judged_by_the_time_of_now() {
    AuthConfig three =
        TestConfig.development(
            "auth.secret", SECRET, "auth.secret.1", "1" + SECRET, "auth.secret.2", "2" + SECRET);
    SessionTokens tokens = new SessionTokens(three, clock);

    assertThat(tokens.judge(times(NOW, NOW + 60), 2))
        .isEqualTo(new DecodeResult.Valid(times(NOW, NOW + 60), 2));
    assertThat(tokens.judge(times(NOW - 90, NOW - 30), 0))
        .isEqualTo(new DecodeResult.Expired(Duration.ofSeconds(30)));
    assertThat(tokens.judge(claims(), 0)).isEqualTo(new DecodeResult.InvalidClaims());
    assertThat(tokens.judge(times(NOW, 253_402_300_800L), 0))
        .isEqualTo(new DecodeResult.InvalidClaims());
  }

  @Test
  void a_token_is_decrypted_once() {
    SessionTokens tokens = new SessionTokens(config, clock);
    String token = tokens.seal(times(NOW, NOW + 60));

    assertThat(tokens.open(token)).isSameAs(tokens.open(token));
  }

  @Test
  void in_v4_the_session_is_sealed_with_the_empty_salt() {
    AuthConfig v4 = TestConfig.development("auth.secret", SECRET, "auth.flavour", "v4");
    String token = new SessionTokens(v4, clock).seal(times(NOW, NOW + 60));
    TokenCodec codec = new TokenCodec(Flavour.V4, v4.secrets(), Set.of());

    assertThat(codec.open(token, "", Instant.ofEpochSecond(NOW)).reason()).isEqualTo("valid");
    assertThat(codec.open(token, v4.cookies().sessionName(), Instant.ofEpochSecond(NOW)).reason())
        .isEqualTo("tampered");
  }

  @Test
  void the_names_that_anything_is_sealed_under_are_fixed() {
    assertThat(ForeignCookies.others(Flavour.V5, "authjs.session-token"))
        .hasSize(14)
        .contains("__Secure-authjs.session-token", "__Host-authjs.nonce", "authjs.state")
        .doesNotContain("authjs.session-token");
  }

  @Test
  void log_metrics_and_command_line_say_the_same_words() {
    List<DecodeResult> results =
        List.of(
            new DecodeResult.Absent(),
            new DecodeResult.WrongCookie("c"),
            new DecodeResult.ChunkMissing(1),
            new DecodeResult.Revoked(),
            new DecodeResult.Mixed(),
            new DecodeResult.OtherVersion());

    assertThat(results.stream().map(DecodeResult::reason))
        .containsExactly(
            "absent",
            "wrong cookie",
            "chunk missing",
            "revoked",
            "claims of another session",
            "claims of another version");
  }

  @Test
  void only_without_a_cookie_is_nothing_there() {
    assertThat(new DecodeResult.Absent().present()).isFalse();
    assertThat(new DecodeResult.Revoked().present()).isTrue();
  }

  private static long expires(Claims claims) {
    return claims.instant("exp").orElseThrow().getEpochSecond();
  }

  private static Claims times(long sealed, long expires) {
    return claims().with("iat", Json.createValue(sealed)).with("exp", Json.createValue(expires));
  }

  private static Claims claims() {
    return new Claims(Json.createObjectBuilder().add("sub", "ann").build());
  }
}
