package org.gatehouse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.trace.Trace.Reason;
import org.gatehouse.trace.Trace.Reason.Kind;
import org.gatehouse.trace.TraceLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which row of the matrix a request is: by what asked for the session, not by its address. */
class ExecutionMatrixTest {
  @ParameterizedTest
  @CsvSource({
    "SIGN_IN, INITIAL_SIGN_IN",
    "ENDPOINT SIGN_IN, INITIAL_SIGN_IN",
    "SESSION_READ, SESSION_READ",
    "UPDATE, UPDATE",
    "SIGN_OUT, SIGN_OUT",
    "PROTECTED, API_CHECK",
    "INJECTION, API_CHECK",
    "CONTAINER_IDENTITY, API_CHECK",
    "PROTECTED SESSION_INJECTION, PAGE_LOAD",
    "SESSION_INJECTION, PAGE_LOAD",
    "PROTECTED SESSION_INJECTION UPDATE, UPDATE",
    "RAW_CLAIMS, RAW_READ",
    "RAW_CLAIMS PROTECTED, API_CHECK",
    "ENDPOINT, OPEN",
    "'', OPEN"
  })
  void the_row_follows_from_what_asked(String asked, ExecutionMatrix row) {
    assertThat(row("/any", asked)).isEqualTo(row);
  }

  @Test
  void an_address_that_looks_like_an_endpoint_is_not_taken_for_one() {
    assertThat(row("/shop/api/auth/session", "PROTECTED")).isEqualTo(ExecutionMatrix.API_CHECK);
    assertThat(row("/api/auth/callback/credentials", "")).isEqualTo(ExecutionMatrix.OPEN);
  }

  @Test
  void who_asked_is_the_method_that_used_what_was_injected() {
    assertThat(Reason.injected(Kind.INJECTION, "x").who())
        .isEqualTo("ExecutionMatrixTest.who_asked_is_the_method_that_used_what_was_injected");
    Supplier<Reason> inLambda = () -> Reason.injected(Kind.INJECTION, "x");
    assertThat(inLambda.get().who())
        .isEqualTo("ExecutionMatrixTest.who_asked_is_the_method_that_used_what_was_injected");
    assertThat(Optional.of(1).map(one -> Reason.injected(Kind.INJECTION, "x")).orElseThrow().who())
        .startsWith("ExecutionMatrixTest.who_asked");
  }

  private static ExecutionMatrix row(String path, String asked) {
    List<Reason> reasons =
        Arrays.stream(asked.split(" "))
            .filter(word -> !word.isEmpty())
            .map(word -> new Reason(Kind.valueOf(word), "what", "who"))
            .toList();
    return ExecutionMatrix.of(
        new TraceLog.Entry(
            "GET",
            path,
            200,
            reasons,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }
}
