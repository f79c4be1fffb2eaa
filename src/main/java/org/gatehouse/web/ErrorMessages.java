package org.gatehouse.web;

import java.util.Arrays;

/** What the error page says by code, and with which status (wire.md 4). */
enum ErrorMessages {
  CONFIGURATION(
      500,
      "Configuration",
      "Server error",
      "Something is wrong with the configuration of this server. Its log says more."),
  ACCESS_DENIED(403, "AccessDenied", "Access denied", "You do not have permission to sign in."),
  VERIFICATION(
      403,
      "Verification",
      "Link no longer valid",
      "The link was used already or is too old. Ask for a new one."),
  UNAVAILABLE(
      503,
      "Unavailable",
      "Not available right now",
      "Sign-in is not available right now. Please try again in a moment."),
  OTHER(200, null, "Something went wrong", "That did not work. Please try again.");

  private final int status;
  private final String code;
  private final String heading;
  private final String text;

  ErrorMessages(int status, String code, String heading, String text) {
    this.status = status;
    this.code = code;
    this.heading = heading;
    this.text = text;
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

  String heading() {
    return heading;
  }

  String text() {
    return text;
  }
}
