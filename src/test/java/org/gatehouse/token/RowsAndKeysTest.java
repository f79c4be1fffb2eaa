package org.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import java.util.Set;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.token.SealedColumns.Column;
import org.gatehouse.token.TestConfig.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What sealing is bound to, how long it becomes, and what it leaves in memory. */
class RowsAndKeysTest {
  private static final String SECRET = "a-secret-of-more-than-32-characters-00";

  private final MovableClock clock = new MovableClock();
  private final AuthConfig config = TestConfig.development("auth.secret", SECRET);
  private final SealedColumns columns = new SealedColumns(config, clock);

  @Test
  void a_name_that_came_with_a_request_leaves_no_key_in_memory() {
    TokenCodec codec =
        new TokenCodec(Flavour.V5, Secrets.of(new Secret(SECRET)), Set.of(), Set.of("own"));
    String sealed = codec.seal(claims("ann"), "own");
    for (int i = 0; i < 1000; i++) {
      codec.open(sealed, "authjs.state.invented" + i, clock.instant());
    }

    assertThat(codec.keptSalts()).isEqualTo(1);
    assertThat(codec.open(sealed, "own", clock.instant()).reason()).isEqualTo("valid");
  }

  @Test
  void a_column_copied_to_another_row_opens_nothing_there() {
    String sealed = columns.seal(claims("ann"), Column.SESSION, "row-of-ann");

    assertThat(columns.open(sealed, Column.SESSION, "row-of-ann").claims()).hasValue(claims("ann"));
    assertThat(columns.open(sealed, Column.SESSION, "row-of-bob"))
        .isInstanceOf(DecodeResult.Mixed.class);
    assertThat(columns.open(sealed, Column.VERSION, "row-of-ann").claims()).isEmpty();
  }

  @Test
  void a_cookie_is_no_column_and_a_column_no_cookie() {
    SessionTokens tokens = new SessionTokens(config, clock);

    assertThat(columns.open(tokens.seal(claims("ann")), Column.SESSION, "r").claims()).isEmpty();
    assertThat(tokens.open(columns.seal(claims("ann"), Column.SESSION, "r")).claims()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Flavour.class)
  void the_length_of_a_token_is_known_before_it_is_sealed(Flavour flavour) {
    TokenCodec codec = new TokenCodec(flavour, Secrets.of(new Secret(SECRET)), Set.of());
    SealedLength length = new SealedLength(flavour);
    for (int i = 0; i < 100; i++) {
      Claims claims = claims("é".repeat(i) + "x".repeat(i % 7));

      assertThat(length.of(claims)).isEqualTo(codec.seal(claims, "salt").length());
    }
  }

  @Test
  void a_token_without_a_session_id_is_given_one_that_follows_from_all_it_holds() {
    Claims ann = claims("ann");

    assertThat(SessionKey.identified(ann)).isEqualTo(SessionKey.identified(ann));
    assertThat(SessionKey.of(SessionKey.identified(ann)))
        .isNotEqualTo(SessionKey.of(SessionKey.identified(claims("bob"))));
    assertThat(SessionKey.identified(ann).text("sid").orElseThrow()).startsWith("d-");
  }

  @Test
  void a_session_id_that_is_none_is_replaced() {
    for (String sid : List.of("", "x".repeat(65), "a b", "ü")) {
      Claims claims = claims("ann").with("sid", sid);

      assertThat(SessionKey.identified(claims).text("sid")).isNotEqualTo(claims.text("sid"));
    }
    Claims number = claims("ann").with("sid", Json.createValue(7));
    assertThat(SessionKey.identified(number).text("sid")).isPresent();
    Claims good = claims("ann").with("sid", "x".repeat(64));
    assertThat(SessionKey.identified(good)).isSameAs(good);
  }

  @Test
  void a_key_owns_claims_of_its_session_and_its_subject_only() {
    SessionKey key = SessionKey.of(claims("ann").with("sid", "s1"));

    assertThat(key.owns(claims("ann").with("sid", "s1"))).isTrue();
    assertThat(key.owns(claims("bob").with("sid", "s1"))).isFalse();
    assertThat(key.owns(claims("ann").with("sid", "s2"))).isFalse();
    assertThat(key.owns(claims("ann"))).isFalse();
    assertThat(key.id())
        .hasSize(43)
        .isNotEqualTo(SessionKey.of(claims("bob").with("sid", "s1")).id());
  }

  private static Claims claims(String subject) {
    return new Claims(
        Json.createObjectBuilder()
            .add("sub", subject)
            .add("iat", 1_750_000_000)
            .add("exp", 1_750_003_600)
            .build());
  }
}
