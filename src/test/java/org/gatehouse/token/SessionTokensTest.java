package org.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.gatehouse.session.write.Minting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {
  private static final String OLD = "old-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp";
  private static final String NEW = "new-secret-4Gh6Jk8Lp0Qw2Er5Ty7Ui";

  private final TestConfig.MovableClock clock = new TestConfig.MovableClock();

  @Test
  void a_token_gets_its_times_and_ids_and_keeps_sid_and_auth_time_when_sealed_again() {
    Minting tokens = tokens("auth.secret", OLD, "auth.session.max-age", "60");
    Minting.Minted first = tokens.mint(claims());
    clock.forward(10);
    Minting.Minted second = tokens.mint(first.claims());

    assertThat(first.expires()).isEqualTo(Instant.ofEpochSecond(1_750_000_060));
    assertThat(second.expires()).isEqualTo(Instant.ofEpochSecond(1_750_000_070));
    assertThat(second.claims().text("sid")).isEqualTo(first.claims().text("sid")).isPresent();
    assertThat(second.claims().instant("auth_time")).hasValue(Instant.ofEpochSecond(1_750_000_000));
    assertThat(second.claims().text("jti")).isNotEqualTo(first.claims().text("jti"));
  }

  @Test
  void a_token_of_Auth_js_counts_its_age_from_when_it_was_sealed() {
    Minting tokens = tokens("auth.secret", OLD);
    Claims theirs = claims().with("iat", Json.createValue(1_749_999_000));

    assertThat(tokens.mint(theirs).claims().instant("auth_time"))
        .hasValue(Instant.ofEpochSecond(1_749_999_000));
  }

  @Test
  void the_absolute_lifetime_ends_a_session_that_is_used_all_the_time() {
    Minting tokens =
        tokens(
            "auth.secret",
            OLD,
            "auth.session.max-age",
            "100",
            "auth.session.absolute-max-age",
            "150");
    Minting.Minted minted = tokens.mint(claims());
    clock.forward(90);
    minted = tokens.mint(minted.claims());

    assertThat(minted.expires()).isEqualTo(Instant.ofEpochSecond(1_750_000_150));
    clock.forward(59);
    assertThat(tokens.open(minted.token()).reason()).isEqualTo("valid");
    clock.forward(1);
    assertThat(tokens.open(minted.token()).reason()).isEqualTo("expired");
  }

  @Test
  void the_absolute_lifetime_counts_from_the_session_where_the_proof_is_older() {
    Minting tokens = tokens("auth.secret", OLD, "auth.session.absolute-max-age", "150");
    Claims claims =
        claims()
            .with("auth_time", Json.createValue(1_740_000_000))
            .with("began", Json.createValue(1_750_000_000));
    Minting.Minted minted = tokens.mint(claims);

    assertThat(minted.claims().instant("auth_time")).hasValue(Instant.ofEpochSecond(1_740_000_000));
    assertThat(minted.expires()).isEqualTo(Instant.ofEpochSecond(1_750_000_150));
    clock.forward(149);
    assertThat(tokens.open(minted.token()).reason()).isEqualTo("valid");
    clock.forward(1);
    assertThat(tokens.open(minted.token()).reason()).isEqualTo("expired");
  }

  @Test
  void a_remembered_token_expires_like_any_other() {
    Minting tokens = tokens("auth.secret", OLD, "auth.session.max-age", "60");
    String token = tokens.mint(claims()).token();

    assertThat(tokens.open(token).claims()).isPresent();
    clock.forward(74);
    assertThat(tokens.open(token).reason()).isEqualTo("valid");
    clock.forward(1);
    assertThat(tokens.open(token).reason()).isEqualTo("expired");
  }

  @Test
  void a_remembered_token_is_not_valid_when_the_clock_jumps_back() {
    Minting tokens = tokens("auth.secret", OLD);
    String token = tokens.mint(claims()).token();
    assertThat(tokens.open(token).reason()).isEqualTo("valid");

    clock.forward(-3600);

    assertThat(tokens.open(token).reason()).isEqualTo("not yet valid");
  }

  /** Otherwise it would outlive the end of everybody's sessions (wire.md 18.22). */
  @ParameterizedTest
  @ValueSource(strings = {"began", "auth_time"})
  void a_session_that_begins_in_the_future_is_not_believed_in_cookie_or_row(String name) {
    var config = TestConfig.development("auth.secret", OLD);
    SessionTokens cookies = new SessionTokens(config, clock);
    SealedColumns rows = new SealedColumns(config, clock);
    long now = clock.instant().getEpochSecond();
    Claims ahead =
        claims()
            .with("sid", "one")
            .with("iat", Json.createValue(now))
            .with("exp", Json.createValue(now + 60))
            .with(name, Json.createValue(now + 16));
    String cookie = cookies.seal(ahead);
    String row = rows.seal(ahead, SealedColumns.Column.SESSION, "row");

    assertThat(cookies.open(cookie).reason()).isEqualTo("not yet valid");
    assertThat(rows.open(row, SealedColumns.Column.SESSION, "row").reason())
        .isEqualTo("not yet valid");
    clock.forward(1);
    assertThat(cookies.open(cookie).reason()).isEqualTo("valid");
    assertThat(rows.open(row, SealedColumns.Column.SESSION, "row").reason()).isEqualTo("valid");
    clock.forward(-1);
    assertThat(cookies.open(cookie).reason()).isEqualTo("not yet valid");
  }

  @Test
  void the_newest_secret_seals_and_all_open_until_one_is_removed() {
    String old = tokens("auth.secret", OLD).mint(claims()).token();
    Minting both = tokens("auth.secret", OLD, "auth.secret.1", NEW);
    Minting newOnly = tokens("auth.secret", NEW);

    assertThat(((DecodeResult.Valid) both.open(old)).keyIndex()).isEqualTo(1);
    assertThat(newOnly.open(both.mint(claims()).token()).reason()).isEqualTo("valid");
    assertThat(newOnly.open(old).reason()).isEqualTo("unknown key");
  }

  /** A node that opened a token remembers it, and the claims of its session. */
  @Test
  void what_was_opened_before_its_secret_was_revoked_opens_no_more() {
    var config = TestConfig.development("auth.secret", OLD, "auth.secret.1", NEW);
    SessionTokens tokens = new SessionTokens(config, clock);
    String old = tokens("auth.secret", OLD).mint(claims()).token();
    Claims claims = tokens.open(old).claims().orElseThrow();
    assertThat(tokens.judge(claims, 1).reason()).isEqualTo("valid");

    config.secrets().revoke(config.secrets().all().get(1).id());
    assertThat(tokens.open(old).reason()).isEqualTo("revoked");
    assertThat(tokens.judge(claims, 1).reason()).isEqualTo("revoked");
    assertThat(tokens.judge(claims, 0).reason()).isEqualTo("valid");
  }

  @Test
  void SEC_117_ids_and_initialisation_vectors_do_not_repeat() {
    Minting tokens = tokens("auth.secret", OLD);
    Set<String> ids = new HashSet<>();
    Set<String> vectors = new HashSet<>();
    int count = 10_000;
    for (int i = 0; i < count; i++) {
      Minting.Minted minted = tokens.mint(claims());
      ids.add(minted.claims().text("jti").orElseThrow());
      vectors.add(minted.token().split("\\.")[2]);
    }

    assertThat(ids).hasSize(count);
    assertThat(vectors).hasSize(count);
  }

  private Minting tokens(String... settings) {
    return new Minting(TestConfig.development(settings), clock);
  }

  private static Claims claims() {
    return new Claims(Json.createObjectBuilder().add("sub", "1").build());
  }
}
