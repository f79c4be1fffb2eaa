package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.UpdatableClaim;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.harness.Fake;
import org.gatehouse.json.Json;
import org.gatehouse.token.Claims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client changes the claims that were declared, and nothing else. */
class DeclaredUpdatesTest {
  private static final Claims ANN =
      Claims.NONE.with("sub", "ann").with("color", "blue").with("role", "CLERK");
  private static final UpdatableClaim COLOR = UpdatableClaim.text("color", 1, 10);
  private static final UpdatableClaim CREDITS =
      UpdatableClaim.fromServer(
          "credits", token -> Optional.of(Json.PROVIDER.createValue(token.text("color").get())));

  @Test
  void a_declared_claim_is_taken_over_and_everything_else_is_ignored() throws Exception {
    assertThat(update("{\"color\":\"red\",\"role\":\"ADMIN\",\"sub\":\"bob\",\"other\":1}", COLOR))
        .isEqualTo(ANN.with("color", "red"));
  }

  @Test
  void a_later_declaration_sees_what_an_earlier_one_took_over() throws Exception {
    assertThat(update("{\"credits\":999,\"color\":\"red\"}", COLOR, CREDITS).text("credits"))
        .hasValue("red");
  }

  @Test
  void a_declaration_that_keeps_nothing_removes_the_claim() throws Exception {
    UpdatableClaim forgetting = UpdatableClaim.fromServer("color", token -> Optional.empty());

    assertThat(update("{\"color\":null}", forgetting)).isEqualTo(ANN.without("color"));
  }

  @Test
  void a_claim_that_the_client_does_not_name_stays() throws Exception {
    assertThat(update("{}", COLOR, CREDITS)).isEqualTo(ANN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"color\"", "7"})
  void data_that_is_no_object_changes_nothing(String data) throws Exception {
    assertThat(update(data, COLOR)).isEqualTo(ANN);
  }

  @Test
  void a_read_changes_nothing() throws Exception {
    assertThat(run(JwtContext.read(ANN), CREDITS)).isEqualTo(ANN);
  }

  @Test
  void a_value_that_breaks_its_rule_refuses_the_whole_update() {
    assertThatThrownBy(() -> update("{\"color\":\"\"}", COLOR))
        .isInstanceOf(UpdateRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "role", "permissions", "tenantId", "access_token", "__proto__"})
  void an_application_that_gives_away_who_somebody_is_does_not_start(String name) {
    assertThatThrownBy(() -> declared(UpdatableClaim.text(name, 1, 10)))
        .hasMessageContaining("ReservedClaim: " + name);
  }

  @Test
  void an_application_that_declares_a_claim_twice_does_not_start() {
    assertThatThrownBy(() -> declared(COLOR, CREDITS, UpdatableClaim.text("color", 1, 20)))
        .hasMessageContaining("AmbiguousClaim: color");
  }

  private static Claims update(String data, UpdatableClaim... claims) throws Exception {
    JsonValue sent = Json.parse(data).orElseThrow();
    return run(JwtContext.update(ANN, sent), claims);
  }

  private static Claims run(JwtContext context, UpdatableClaim... claims) throws Exception {
    return new DeclaredUpdatesInterceptor(declared(claims))
        .run(context, changed -> Optional.of(changed.token()))
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static DeclaredUpdates declared(UpdatableClaim... claims) {
    return new DeclaredUpdates(Fake.of(Instance.class, Map.of("stream", Stream.of(claims))));
  }
}
