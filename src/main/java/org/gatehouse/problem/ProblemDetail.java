package org.gatehouse.problem;

import jakarta.json.JsonObject;
import java.util.Optional;
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

  private static final int RETRY_AFTER = 10;

  /** Attribute of a request that was refused with a problem. */
  public static final String ATTRIBUTE = "org.gatehouse.problem";

  public static final ProblemDetail UNAUTHENTICATED = of(ProblemCode.UNAUTHENTICATED);
  public static final ProblemDetail OTHER_VERSION = of(ProblemCode.OTHER_VERSION);
  public static final ProblemDetail FORBIDDEN = of(ProblemCode.FORBIDDEN);
  public static final ProblemDetail CSRF = of(ProblemCode.CSRF);
  public static final ProblemDetail CALLBACK_FAILED = of(ProblemCode.CALLBACK_FAILED);
  public static final ProblemDetail UNAVAILABLE = of(ProblemCode.UNAVAILABLE);
  public static final ProblemDetail BAD_HOST = of(ProblemCode.BAD_HOST);
  public static final ProblemDetail BAD_HEADER = of(ProblemCode.BAD_HEADER);
  public static final ProblemDetail TOO_LARGE = of(ProblemCode.TOO_LARGE);
  public static final ProblemDetail NO_TENANT = of(ProblemCode.NO_TENANT);
  public static final ProblemDetail TENANT_GONE = of(ProblemCode.TENANT_GONE);
  public static final ProblemDetail TOKEN_TOO_LARGE = of(ProblemCode.TOKEN_TOO_LARGE);

  /** A failure nobody expected, with a number by which the log tells the rest. */
  public static ProblemDetail unexpected() {
    return of(ProblemCode.UNEXPECTED, "Error number " + UUID.randomUUID());
  }

  public static ProblemDetail of(ProblemCode code) {
    return of(code, code.detail());
  }

  /**
   * @param detail one sentence of its own, without anything the client sent
   */
  public static ProblemDetail of(ProblemCode code, String detail) {
    return new ProblemDetail(code.status(), code.wireName(), code.title(), detail);
  }

  /** Seconds after which trying again makes sense: what header {@code Retry-After} says. */
  public Optional<Integer> retryAfter() {
    return status == 503 ? Optional.of(RETRY_AFTER) : Optional.empty();
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
