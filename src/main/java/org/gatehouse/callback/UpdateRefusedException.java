package org.gatehouse.callback;

/**
 * An update is refused as a whole and the token stays as it was; thrown by a {@code jwt} callback
 * or an interceptor around it. The client is told the code and the detail.
 */
public class UpdateRefusedException extends RuntimeException {
  private final boolean forbidden;
  private final String code;

  private UpdateRefusedException(boolean forbidden, String code, String detail) {
    super(detail);
    this.forbidden = forbidden;
    this.code = code;
  }

  /**
   * The data breaks a rule: 400.
   *
   * @param detail one sentence without anything the client sent
   */
  public static UpdateRefusedException invalid(String code, String detail) {
    return new UpdateRefusedException(false, code, detail);
  }

  /** The user may not have this: 403. */
  public static UpdateRefusedException forbidden(String code, String detail) {
    return new UpdateRefusedException(true, code, detail);
  }

  public boolean isForbidden() {
    return forbidden;
  }

  public String code() {
    return code;
  }
}
