package org.gatehouse.web.page;

import java.util.Arrays;
import org.gatehouse.application.Texts;

/** What the error page says by code, and with which status (wire.md 4). */
enum ErrorMessages {
  CONFIGURATION(500, "Configuration", "configuration"),
  ACCESS_DENIED(403, "AccessDenied", "accessDenied"),
  VERIFICATION(403, "Verification", "verification"),
  UNAVAILABLE(503, "Unavailable", "unavailable"),
  OTHER(200, null, "other");

  private final int status;
  private final String code;
  private final String key;

  ErrorMessages(int status, String code, String key) {
    this.status = status;
    this.code = code;
    this.key = key;
  }

  static ErrorMessages of(String code) {
    return Arrays.stream(values()).filter(m -> code.equals(m.code)).findFirst().orElse(OTHER);
  }

  int status() {
    return status;
  }

  /** Null for errors without a code of their own: what the request says is not repeated. */
  String code() {
    return code;
  }

  String heading(Texts texts) {
    return texts.get(key + "Title");
  }

  String text(Texts texts) {
    return texts.get(key + "Text");
  }
}
