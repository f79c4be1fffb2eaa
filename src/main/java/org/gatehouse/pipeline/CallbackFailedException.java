package org.gatehouse.pipeline;

/** A callback or an interceptor around it threw; the cause is for the log, never for a client. */
public class CallbackFailedException extends RuntimeException {
  private final String stage;

  public CallbackFailedException(String stage, Throwable cause) {
    super("CallbackFailed: the " + stage + " stage threw", cause);
    this.stage = stage;
  }

  /** {@code jwt}, {@code session}, {@code signIn}, {@code redirect} or {@code permissions}. */
  public String stage() {
    return stage;
  }
}
