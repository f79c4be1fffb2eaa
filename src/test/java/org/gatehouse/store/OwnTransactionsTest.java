package org.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatehouse.pipeline.refresh.UnsavedTimer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * I5: a rotated token is on disk when the call returns. A callback may run inside a transaction of
 * the application, which may be rolled back after the provider has taken the old token away.
 */
class OwnTransactionsTest {
  @ParameterizedTest
  @ValueSource(classes = {VersionRows.class, MovedRows.class, OnceRows.class, SessionRows.class})
  void a_row_is_written_whatever_becomes_of_the_callers_transaction(Class<?> rows) {
    List<Method> joined =
        Arrays.stream(rows.getMethods())
            .filter(method -> method.getDeclaringClass().equals(rows))
            .filter(method -> !method.isBridge())
            .filter(method -> attribute(method) != TransactionAttributeType.REQUIRES_NEW)
            .toList();

    // administrators end sessions together with the change that they belong to
    assertThat(joined).extracting(Method::getName).isSubsetOf("end", "endAll");
  }

  @Test
  void a_timer_gathers_no_writes_in_one_transaction() throws NoSuchMethodException {
    assertThat(attribute(NodeTimer.class.getMethod("poll")))
        .isEqualTo(TransactionAttributeType.NOT_SUPPORTED);
    assertThat(attribute(UnsavedTimer.class.getMethod("save")))
        .isEqualTo(TransactionAttributeType.NOT_SUPPORTED);
  }

  private static TransactionAttributeType attribute(Method method) {
    return Optional.ofNullable(method.getAnnotation(TransactionAttribute.class))
        .or(
            () ->
                Optional.ofNullable(
                    method.getDeclaringClass().getAnnotation(TransactionAttribute.class)))
        .map(TransactionAttribute::value)
        .orElse(TransactionAttributeType.REQUIRED);
  }
}
