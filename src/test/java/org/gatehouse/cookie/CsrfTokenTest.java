package org.gatehouse.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.config.CookieConfig;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.token.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsrfTokenTest {
  private static final String NAME = "authjs.csrf-token";
  private static final CookieConfig CONFIG =
      new CookieConfig("s", NAME, "u", Optional.empty(), Optional.empty(), "Lax", 4, false);

  /** wire.md 18.10: the cookie survives a rotation, so each secret alone is accepted too. */
  private static final String DEVIATION = "csrf-31";

  static Stream<JsonObject> vectors() {
    return Vectors.cases("csrf.json");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verdicts_are_those_of_Auth_js(JsonObject vector) {
    CsrfToken csrf = new CsrfToken(Vectors.secrets(vector.get("secret")), CONFIG);
    String value = text(vector, "cookieValue").map(CsrfTokenTest::encode).orElse("");
    CookieHeader cookies = CookieHeader.parse(NAME + "=" + value, Flavour.V5);
    JsonObject expect = vector.getJsonObject("expect");
    boolean verified =
        vector.getBoolean("isPost") && csrf.matches(cookies, text(vector, "bodyValue"));

    if (vector.getString("id").equals(DEVIATION)) {
      assertThat(csrf.read(cookies)).isPresent();
    } else {
      assertThat(verified).isEqualTo(expect.getBoolean("verified"));
      assertThat(csrf.read(cookies)).isEqualTo(text(expect, "csrfToken"));
    }
  }

  @Test
  void B024_a_cookie_made_with_the_list_or_with_any_secret_alone_stays_valid_after_a_rotation() {
    Secret old = new Secret("old");
    Secret fresh = new Secret("fresh");
    CsrfToken before = new CsrfToken(Secrets.of(old), CONFIG);
    CsrfToken after = new CsrfToken(Secrets.of(fresh, old), CONFIG);
    String header = before.cookie("abc").header().split(";")[0];

    assertThat(after.read(CookieHeader.parse(header, Flavour.V5))).hasValue("abc");
  }

  @Test
  void fresh_tokens_are_64_hex_digits_and_differ() {
    CsrfToken csrf = new CsrfToken(Secrets.of(new Secret("s")), CONFIG);

    assertThat(csrf.fresh()).matches("[0-9a-f]{64}").isNotEqualTo(csrf.fresh());
  }

  @Test
  void a_cookie_longer_than_any_of_ours_is_not_hashed() {
    CsrfToken csrf = new CsrfToken(Secrets.of(new Secret("s")), CONFIG);

    assertThat(csrf.read(given(csrf, 1024 - 65))).isPresent();
    assertThat(csrf.read(given(csrf, 1024 - 64))).isEmpty();
  }

  private static CookieHeader given(CsrfToken csrf, int characters) {
    String header = csrf.cookie("a".repeat(characters)).header().split(";")[0];
    return CookieHeader.parse(header, Flavour.V5);
  }

  /** Vectors hold decoded values; on the wire a percent sign is written as {@code %25}. */
  private static String encode(String value) {
    return value.replace("%", "%25");
  }

  private static Optional<String> text(JsonObject object, String member) {
    return object.get(member) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
