package org.gatehouse.pipeline;

import jakarta.interceptor.InvocationContext;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gatehouse.harness.Fake;

/** A call of a stage as the container hands it to an interceptor. */
final class Invocation<T> {
  /** What the rest of the stage was called with; null if it was not. */
  T proceeded;

  private Object[] parameters;
  private final UnaryOperator<Object[]> rest;

  /**
   * @param rest from the parameter to the result, each as an array of one
   */
  Invocation(T parameter, UnaryOperator<Object[]> rest) {
    this.parameters = new Object[] {parameter};
    this.rest = rest;
  }

  InvocationContext context() {
    return Fake.of(
        InvocationContext.class,
        Map.of(
            "getParameters",
            answer(arguments -> parameters),
            "setParameters",
            answer(
                arguments -> {
                  parameters = (Object[]) arguments[0];
                  return null;
                }),
            "proceed",
            answer(arguments -> proceed())));
  }

  @SuppressWarnings("unchecked")
  private Object proceed() {
    proceeded = (T) parameters[0];
    return rest.apply(parameters)[0];
  }

  private static java.util.function.Function<Object[], Object> answer(
      java.util.function.Function<Object[], Object> answer) {
    return answer;
  }
}
