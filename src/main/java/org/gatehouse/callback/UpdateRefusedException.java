package org.gatehouse.callback;

import org.gatehouse.problem.ProblemCode;
import org.gatehouse.problem.ProblemDetail;

/**
 * An update is refused as a whole and the token stays as it was; thrown by a {@code jwt} callback
 * or an interceptor around it. The client is told the code and the detail.
 */
public class UpdateRefusedException extends RuntimeException {
  private final int status;
  private final String code;

  private UpdateRefusedException(int status, String code, String detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }

  /**
   * The data breaks a rule: 400.
   *
   * @param detail one sentence without anything the client sent
   */
  public static UpdateRefusedException invalid(String code, String detail) {
    return new UpdateRefusedException(400, code, detail);
  }

  /** The user may not have this: 403. */
  public static UpdateRefusedException forbidden(String code, String detail) {
    return new UpdateRefusedException(403, code, detail);
  }

  /** Other changes of the same session came first: 409. */
  public static UpdateRefusedException superseded() {
    ProblemCode code = ProblemCode.SUPERSEDED;
    return new UpdateRefusedException(code.status(), code.wireName(), code.detail());
  }

  /** What the client is told. */
  public ProblemDetail problem() {
    return new ProblemDetail(status, code, "Update refused", getMessage());
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  public String code() {
    return code;
  }
}
