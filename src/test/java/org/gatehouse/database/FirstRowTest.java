package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Of two that make a row one does; an outage is not taken for the other. */
class FirstRowTest {
  private static final DatabaseUnavailableException FAILURE =
      new DatabaseUnavailableException(new SQLException("of the test"));

  @Test
  void who_makes_the_row_is_the_first() {
    assertThat(FirstRow.create(() -> {}, () -> true)).isTrue();
  }

  @Test
  void who_finds_the_row_of_another_is_not() {
    assertThat(FirstRow.create(FirstRowTest::fail, () -> true)).isFalse();
  }

  @Test
  void a_failure_that_left_no_row_is_told() {
    assertThatThrownBy(() -> FirstRow.create(FirstRowTest::fail, () -> false)).isSameAs(FAILURE);
  }

  private static void fail() {
    throw FAILURE;
  }
}
