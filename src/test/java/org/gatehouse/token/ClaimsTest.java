package org.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.json.Json;
import org.gatehouse.json.RecordMismatchException;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final Claims ANN =
      new Claims(
          Json.parseObject(
                  "{\"sub\":\"ann\",\"email\":\"ann@example.org\",\"age\":33,\"ver\":7,"
                      + "\"permissions\":[3,\"x\",5],\"amr\":[\"pwd\",1,\"otp\"]}")
              .orElseThrow());

  /** Claims of an application. */
  public record Person(String sub, Integer age) {}

  @Test
  void claims_are_read_as_a_record_and_what_does_not_fit_is_told() {
    assertThat(ANN.as(Person.class)).isEqualTo(new Person("ann", 33));
    Claims former = ANN.with("age", "old");

    assertThatThrownBy(() -> former.as(Person.class)).isInstanceOf(RecordMismatchException.class);
  }

  @Test
  void claims_of_an_earlier_release_are_given_to_the_code_that_knows_them() {
    Claims former = ANN.with("age", "old");

    assertThat(former.as(Person.class, claims -> new Person(claims.text("age").get(), 0)))
        .isEqualTo(new Person("old", 0));
    assertThat(ANN.as(Person.class, claims -> new Person("never", 0)))
        .isEqualTo(new Person("ann", 33));
  }

  @Test
  void a_record_changes_its_claims_and_leaves_the_others() {
    Claims changed = ANN.with(new Person(null, 34));

    assertThat(changed.number("age")).hasValue(34.0);
    assertThat(changed.subject()).hasValue("ann");
    assertThat(changed.text("email")).hasValue("ann@example.org");
  }

  @Test
  void an_array_is_read_as_far_as_it_has_the_type_asked_for() {
    assertThat(ANN.numbers("permissions")).containsExactly(3, 5);
    assertThat(ANN.texts("amr")).containsExactly("pwd", "otp");
    assertThat(ANN.numbers("email")).isEmpty();
    assertThat(ANN.texts("nothing")).isEmpty();
  }

  @Test
  void the_version_is_read_and_set_and_zero_where_there_is_none() {
    assertThat(ANN.version()).isEqualTo(7);
    assertThat(ANN.withVersion(8).version()).isEqualTo(8);
    assertThat(Claims.NONE.version()).isZero();
  }

  @Test
  void all_members_of_an_object_are_set() {
    Claims more = ANN.withAll(Json.parseObject("{\"age\":1,\"role\":\"user\"}").orElseThrow());

    assertThat(more.number("age")).hasValue(1.0);
    assertThat(more.text("role")).hasValue("user");
    assertThat(more.subject()).hasValue("ann");
  }

  @Test
  void only_the_named_claims_are_left_as_far_as_they_are_there() {
    assertThat(ANN.only("sub", "age", "nothing").toJson().keySet()).containsExactly("sub", "age");
  }

  @Test
  void nobody_has_no_claims() {
    assertThat(Claims.NONE.isEmpty()).isTrue();
    assertThat(new Claims().isEmpty()).isTrue();
    assertThat(ANN.isEmpty()).isFalse();
  }

  @Test
  void equal_members_make_equal_claims() {
    Claims same = new Claims(Json.parseObject(ANN.toJson().toString()).orElseThrow());

    assertThat(same).isEqualTo(ANN).hasSameHashCodeAs(ANN);
    assertThat(ANN.with("age", "34")).isNotEqualTo(ANN);
    assertThat(ANN.hashCode()).isNotEqualTo(Claims.NONE.with("a", "b").hashCode());
    assertThat(ANN).isNotEqualTo("ann");
  }

  @Test
  void a_log_line_shows_names_and_no_values() {
    assertThat(ANN).hasToString("Claims[sub, email, age, ver, permissions, amr]");
  }

  @Test
  void no_client_may_name_what_decides_about_rights_or_times() {
    assertThat(ClaimName.reserved())
        .contains("sub", "sid", "role", "permissions", "tenantId", "exp", "iat", "jti", "ver")
        .doesNotContain("name", "email", "picture");
    assertThat(ClaimName.kept())
        .containsExactly(
            "sub",
            "sid",
            "auth_time",
            "amr",
            "began",
            "remember",
            "began_after",
            "provider",
            "providerAccountId",
            "provider_sid");
    assertThat(ClaimName.stamped()).containsExactly("iat", "exp", "jti");
  }

  @Test
  void the_providers_tokens_are_secret_and_may_move() {
    assertThat(ClaimName.secret()).containsExactly("access_token", "refresh_token", "id_token");
    assertThat(ClaimName.movable()).isEqualTo(ClaimName.secret());
  }
}
