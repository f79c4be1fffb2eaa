package org.gatehouse.problem;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.gatehouse.json.Json;

/**
 * A problem as RFC 9457 tells it; {@code code} is stable and safe to show.
 *
 * @param status HTTP status
 * @param code stable word, such as {@code Unauthenticated}
 * @param detail one sentence for the developer of the client
 */
public record ProblemDetail(int status, String code, String title, String detail) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Attribute of a request that was refused with a problem. */
  public static final String ATTRIBUTE = "org.gatehouse.problem";

  public static final ProblemDetail UNAUTHENTICATED =
      new ProblemDetail(
          401, "Unauthenticated", "Sign in first", "This resource needs a signed-in user.");
  public static final ProblemDetail FORBIDDEN =
      new ProblemDetail(
          403, "Forbidden", "Not allowed", "The signed-in user may not use this resource.");
  public static final ProblemDetail CSRF =
      new ProblemDetail(
          403,
          "MissingCSRF",
          "CSRF token missing",
          "Send the header X-CSRF-Token with the csrfToken of GET /api/auth/csrf.");
  public static final ProblemDetail CALLBACK_FAILED =
      new ProblemDetail(
          503,
          "CallbackFailed",
          "Session not readable now",
          "A callback of the application failed; the session is kept. Try again.");
  public static final ProblemDetail UNAVAILABLE =
      new ProblemDetail(
          503, "Unavailable", "Not available now", "A part of the service is down. Try again.");
  public static final ProblemDetail BAD_HOST =
      new ProblemDetail(400, "BadHost", "Bad request", "The Host header is no host name.");
  public static final ProblemDetail BAD_HEADER =
      new ProblemDetail(400, "BadHeader", "Bad request", "A header of the request is malformed.");
  public static final ProblemDetail TOO_LARGE =
      new ProblemDetail(413, "TooLarge", "Body too large", "The body is larger than accepted.");

  public static final ProblemDetail NO_TENANT =
      new ProblemDetail(
          403, "NoTenant", "No tenant", "The signed-in user does not belong to a tenant.");
  public static final ProblemDetail TENANT_GONE =
      new ProblemDetail(
          403,
          "TenantGone",
          "Tenant no longer available",
          "The tenant was deleted, or the user left it. Switch to another by update({tenantId}).");
  public static final ProblemDetail TOKEN_TOO_LARGE =
      new ProblemDetail(
          413,
          "TokenTooLarge",
          "Session would be too large",
          "The session cannot hold that much; nothing was changed.");

  /** A failure nobody expected, with a number by which the log tells the rest. */
  public static ProblemDetail unexpected() {
    return new ProblemDetail(
        500, "Unexpected", "Something went wrong", "Error number " + UUID.randomUUID());
  }

  public JsonObject toJson() {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("type", "about:blank")
        .add("title", title)
        .add("status", status)
        .add("code", code)
        .add("detail", detail)
        .build();
  }
}
