package org.gatehouse.session.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A22: no password, hash or token of an application goes into a token without a word. */
class SuspectClaimsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "passwordHash",
        "user_password",
        "PASSWD",
        "pwd",
        "pin",
        "apiKey",
        "api-key",
        "clientSecret",
        "resetToken",
        "creditCard",
        "cardNumber",
        "cvv",
        "iban",
        "ssn",
        "socialSecurityNumber",
        "passportNumber",
        "nationalId"
      })
  void a_name_of_a_secret_is_suspect(String name) {
    assertThat(SuspectClaims.of(name, Json.PROVIDER.createValue("x")))
        .hasValue("is named like a secret");
  }

  @ParameterizedTest
  @CsvSource({
    "$2b$12$abcdefghijklmnopqrstuv, hash",
    "$argon2id$v=19$m=19456$abc, hash",
    "pbkdf2-sha512:210000:abc:def, hash",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709, hash",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln, token",
    "ghp_0123456789abcdefghij, token",
    "4111 1111 1111 1111, card",
    "5500-0000-0000-0004, card",
    "378282246310005, card",
    "DE89 3704 0044 0532 0130 00, account",
    "078-05-1120, person"
  })
  void a_value_of_a_secret_is_suspect_under_any_name(String value, String what) {
    assertThat(SuspectClaims.of("reference", Json.PROVIDER.createValue(value)).orElseThrow())
        .contains(what);
    assertThat(
            SuspectClaims.of(
                    "data",
                    Json.PROVIDER
                        .createObjectBuilder()
                        .add("list", Json.PROVIDER.createArrayBuilder().add(value))
                        .build())
                .orElseThrow())
        .contains(what);
  }

  @Test
  void a_number_of_a_card_is_suspect_as_a_number_too() {
    assertThat(SuspectClaims.of("n", Json.PROVIDER.createValue(4111111111111111L))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fundraiserId=fr-7",
        "department=accounts",
        "avatar=https://example.com/avatar.png",
        "spinner=yes",
        "opinion=mild",
        "order=4111111111111112",
        "phone=+34 600 123 456",
        "id=6f9619ff8b86d011b42d00c04fc964ff",
        "bank=DE00 3704 0044 0532 0130 00",
        "credits=100"
      })
  void what_a_token_may_well_hold_is_not_suspect(String claim) {
    String[] parts = claim.split("=");

    assertThat(SuspectClaims.of(parts[0], Json.PROVIDER.createValue(parts[1]))).isEmpty();
  }

  @Test
  void a_developer_is_told_once_by_name_and_an_operator_is_not() {
    List<String> lines = new ArrayList<>();
    Logger log = Logger.getLogger(SuspectClaims.class.getName());
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            lines.add(entry.getMessage() + List.of(entry.getParameters()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    log.addHandler(handler);
    try {
      MemoryCore core = new MemoryCore(MemoryCore.quiet());
      begin(core);
      begin(core);
    } finally {
      log.removeHandler(handler);
    }

    assertThat(lines).singleElement().asString().contains("SuspectClaim").contains("resetToken");
    assertThat(lines.toString()).doesNotContain("canary");
  }

  private static void begin(MemoryCore core) {
    SessionWriter writer = core.parts.writer();
    Claims claims =
        new Claims(
            Json.PROVIDER
                .createObjectBuilder()
                .add("sub", "ann")
                .add("access_token", "canary")
                .add("resetToken", "canary")
                .build());
    writer.write(
        writer.draft(
            new Decided(claims, core.config.session().maxAge()),
            core.parts.opener().open(core.header("")),
            Draft.Change.BEGIN));
  }
}
