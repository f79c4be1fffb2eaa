package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Security rows SEC-135, SEC-137 to SEC-141: what a client sends to update changes no right. */
class MassAssignmentIT {
  private static final List<String> DATA =
      List.of(
          "{\"role\":\"ADMIN\"}",
          "{\"roles\":[\"ADMIN\"],\"groups\":[\"ADMIN\"]}",
          "{\"sub\":\"demo-admin\"}",
          "{\"id\":\"demo-admin\"}",
          "{\"exp\":99999999999,\"iat\":1,\"nbf\":1,\"jti\":\"x\",\"auth_time\":99999999999}",
          "{\"sid\":\"x\",\"ver\":1000,\"moved\":\"x\",\"remember\":true}",
          "{\"permissions\":[1,2,3,4]}",
          "{\"permissions\":[\"admin\"]}",
          "{\"email\":\"admin@example.com\",\"name\":\"Alex Admin\",\"picture\":\"x\"}",
          "{\"provider\":\"github\",\"account\":{\"access_token\":\"x\"}}",
          "{\"user\":{\"role\":\"ADMIN\",\"id\":\"demo-admin\"}}",
          "{\"token\":{\"role\":\"ADMIN\"},\"session\":{\"user\":{\"role\":\"ADMIN\"}}}",
          "{\"__proto__\":{\"role\":\"ADMIN\"}}",
          "{\"constructor\":{\"prototype\":{\"role\":\"ADMIN\"}}}",
          "{\"user.role\":\"ADMIN\",\"user[role]\":\"ADMIN\",\"Role\":\"ADMIN\"}",
          "[{\"role\":\"ADMIN\"}]",
          "[\"role\",\"ADMIN\"]",
          "\"role=ADMIN\"",
          "7",
          "true",
          "null");

  static Stream<Arguments> dataUnderBothStrategies() {
    return Stream.of("jwt", "database")
        .flatMap(strategy -> DATA.stream().map(data -> Arguments.of(data, strategy)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dataUnderBothStrategies")
  void SEC_135_SEC_137_no_hostile_update_changes_the_session_or_a_guarded_answer(
      String data, String strategy) {
    Http customer = Portal.signedIn(Portal.server(strategy), "customer");
    JsonObject before = Portal.user(customer);

    Answer answer = Portal.update(customer, data);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.object().getJsonObject("user")).isEqualTo(before);
    assertThat(Portal.user(customer)).isEqualTo(before);
    assertThat(customer.get("/api/reports").status()).isEqualTo(403);
    assertThat(customer.get("/api/admin/users").status()).isEqualTo(403);
    assertThat(customer.get("/api/me").object().getString("id")).isEqualTo("demo-customer");
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("broken", "{\"csrfToken\":\"%s\",\"data\":{\"firstName\":"),
        Arguments.of("trailing", "{\"csrfToken\":\"%s\",\"data\":{\"firstName\":\"X\"}}}"),
        Arguments.of("twice", "{\"csrfToken\":\"%s\",\"data\":{},\"data\":{\"firstName\":\"X\"}}"),
        Arguments.of("no object", "[\"%s\",{\"firstName\":\"X\"}]"),
        Arguments.of("text", "\"%s\""),
        Arguments.of(
            "deep",
            "{\"csrfToken\":\"%s\",\"data\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"),
        Arguments.of(
            "deep object",
            "{\"csrfToken\":\"%s\",\"data\":"
                + "{\"a\":".repeat(9000)
                + "1"
                + "}".repeat(9000)
                + "}"),
        Arguments.of(
            "30 KB value",
            "{\"csrfToken\":\"%s\",\"data\":{\"firstName\":\"" + "x".repeat(30_000) + "\"}}"),
        Arguments.of(
            "5 MB",
            "{\"csrfToken\":\"%s\",\"data\":{\"firstName\":\"" + "x".repeat(5_000_000) + "\"}}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void SEC_138_SEC_140_SEC_141_bad_bodies_are_4xx_and_the_token_stays(String name, String body) {
    Http customer = Portal.signedIn(Servers.portal(), "customer");
    String text = body.formatted(customer.csrf());
    String cookie = customer.cookie("authjs.session-token").orElseThrow();

    Answer answer = customer.postJson("/api/auth/session", text);

    assertThat(answer.status()).isBetween(400, 499);
    assertThat(customer.cookie("authjs.session-token")).hasValue(cookie);
    assertThat(Portal.user(customer).getString("firstName")).isEqualTo("Casey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void SEC_139_nobody_gets_no_session_by_an_update(String strategy) {
    Http nobody = new Http(Portal.server(strategy).base());

    Answer answer = Portal.update(nobody, "{\"firstName\":\"Eve\",\"sub\":\"demo-admin\"}");

    assertThat(answer.text()).isEqualTo("null");
    assertThat(answer.sets("authjs.session-token")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x"})
  void SEC_013_an_update_in_another_content_type_is_not_applied(String type) {
    Http customer = Portal.signedIn(Servers.portal(), "customer");
    String body = "{\"csrfToken\":\"" + customer.csrf() + "\",\"data\":{\"firstName\":\"Eve\"}}";

    Answer answer = customer.send("POST", "/api/auth/session", Map.of("Content-Type", type), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(Portal.user(customer).getString("firstName")).isEqualTo("Casey");
  }
}
