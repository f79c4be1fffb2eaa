package org.gatehouse.problem;

/**
 * Every code that a client may be told, with what it is told and what to do. The README's table of
 * problem codes is this one.
 */
public enum ProblemCode {
  UNAUTHENTICATED(
      401,
      "Unauthenticated",
      "Sign in first",
      "This resource needs a signed-in user.",
      "sign in; `signIn()` in a browser"),
  OTHER_VERSION(
      401,
      "ClaimsOfAnotherVersion",
      "Sign in again",
      "The session was made by another release; its claims do not fit this one.",
      "sign in again; a record may say how to read former claims: `Claims.as(type, former)`"),
  FORBIDDEN(
      403,
      "Forbidden",
      "Not allowed",
      "The signed-in user may not use this resource.",
      "the role or permission the resource asks for; an unannotated method lets nobody in"),
  CSRF(
      403,
      "MissingCSRF",
      "CSRF token missing",
      "Send the header X-CSRF-Token with the csrfToken of GET /api/auth/csrf.",
      "the header, or `FormToken` in a form"),
  CALLBACK_FAILED(
      503,
      "CallbackFailed",
      "Session not readable now",
      "A callback of the application failed; the session is kept. Try again.",
      "mend the callback that the log names"),
  UNAVAILABLE(
      503,
      "Unavailable",
      "Not available now",
      "A part of the service is down. Try again.",
      "bring the database back; signed-in users are not affected"),
  BAD_HOST(
      400, "BadHost", "Bad request", "The Host header is no host name.", "a client that sends one"),
  BAD_HEADER(
      400,
      "BadHeader",
      "Bad request",
      "A header of the request is malformed.",
      "a client that sends `Accept`, `Content-Type` and the like as RFC 9110 has them"),
  TOO_LARGE(413, "TooLarge", "Body too large", "The body is larger than accepted.", "send less"),
  NO_TENANT(
      403,
      "NoTenant",
      "No tenant",
      "The signed-in user does not belong to a tenant.",
      "make the user a member of one"),
  TENANT_GONE(
      403,
      "TenantGone",
      "Tenant no longer available",
      "The tenant was deleted, or the user left it. Switch to another by update({tenantId}).",
      "switch, or sign in again"),
  TOKEN_TOO_LARGE(
      413,
      "TokenTooLarge",
      "Session would be too large",
      "The session cannot hold that much; nothing was changed.",
      "keep ids in the token; see `auth.claims.movable`"),
  INVALID_VALUE(
      400,
      "InvalidValue",
      "Update refused",
      "A value of an update breaks the rule of its claim.",
      "as the detail says"),
  TENANT_REFUSED(
      403,
      "TenantRefused",
      "Update refused",
      "You do not belong to that tenant; the current one was kept.",
      "ask for a tenant of `GET /api/tenants`"),
  SUPERSEDED(
      409,
      "Superseded",
      "Update refused",
      "Other updates of this session came first. Try again.",
      "read the session, and update again"),
  FRESH_SIGN_IN_REQUIRED(
      403,
      "FreshSignInRequired",
      "Sign in again",
      "Changing the ways to sign in needs a fresh proof of who you are.",
      "let the user sign in again; see `auth.fresh`"),
  UNEXPECTED(
      500,
      "Unexpected",
      "Something went wrong",
      "Error number, by which the log tells the rest.",
      "look for the number in the log");

  private final int status;
  private final String wireName;
  private final String title;
  private final String detail;
  private final String fix;

  ProblemCode(int status, String wireName, String title, String detail, String fix) {
    this.status = status;
    this.wireName = wireName;
    this.title = title;
    this.detail = detail;
    this.fix = fix;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Member {@code code} of the problem. */
  public String wireName() {
    return wireName;
  }

  public String title() {
    return title;
  }

  /** What the client is told happened: one sentence. */
  public String detail() {
    return detail;
  }

  /** What whoever runs or calls the application does about it. */
  public String fix() {
    return fix;
  }
}
