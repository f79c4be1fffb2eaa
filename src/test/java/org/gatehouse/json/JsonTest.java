package org.gatehouse.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class JsonTest {
  /** JSON-B reads public records only. */
  public record Person(String name, String role) {}

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}x", "{\"a\":1,\"a\":2}", "nul", "[1,]", "'a'"})
  void what_is_not_exactly_one_value_is_nothing(String text) {
    assertThat(Json.parse(text)).isEmpty();
  }

  @Test
  void nesting_is_bounded_before_the_parser_sees_it() {
    assertThat(Json.parse("[".repeat(64) + "]".repeat(64))).isPresent();
    assertThat(Json.parse("[".repeat(65) + "]".repeat(65))).isEmpty();
    assertThat(Json.parse("[".repeat(20_000))).isEmpty();
  }

  @Test
  void brackets_in_texts_do_not_count() {
    assertThat(Json.parse("\"" + "[\\\"{".repeat(200) + "\"")).isPresent();
  }

  @Test
  void a_record_goes_out_without_its_nulls_and_comes_back() {
    var json = Records.toJson(new Person("Ada", null));

    assertThat(json).isEqualTo(Json.parseObject("{\"name\":\"Ada\"}").orElseThrow());
    assertThat(Records.fromJson(json, Person.class)).isEqualTo(new Person("Ada", null));
  }

  @Test
  void merging_sets_members_and_a_null_removes_one() {
    var base = Json.parseObject("{\"a\":1,\"b\":2}").orElseThrow();
    var changes = Json.parseObject("{\"b\":null,\"c\":3}").orElseThrow();

    assertThat(Records.merge(base, changes))
        .isEqualTo(Json.parseObject("{\"a\":1,\"c\":3}").orElseThrow());
  }
}
