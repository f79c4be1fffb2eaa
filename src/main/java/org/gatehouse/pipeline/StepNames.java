package org.gatehouse.pipeline;

/** How an interceptor is called in a trace: its class, without the word that all share. */
final class StepNames {
  private StepNames() {}

  static String of(Object interceptor) {
    String name = interceptor.getClass().getSimpleName();
    int end = name.indexOf("Interceptor");
    return end < 0 ? name : name.substring(0, end);
  }
}
