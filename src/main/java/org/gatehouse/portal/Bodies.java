package org.gatehouse.portal;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gatehouse.json.Json;
import org.gatehouse.problem.ProblemDetail;

/** Bodies of requests to the portal's resources, and how they are refused. */
final class Bodies {
  private static final int LONGEST = 4096;

  private Bodies() {}

  /** A JSON object of at most 4096 bytes. */
  static Optional<JsonObject> object(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LONGEST + 1);
    return bytes.length > LONGEST
        ? Optional.empty()
        : Json.parseObject(new String(bytes, StandardCharsets.UTF_8));
  }

  /** A member that is a text of 1 to {@code longest} characters without control characters. */
  static Optional<String> text(JsonObject object, String member, int longest) {
    return Optional.ofNullable(object.get(member))
        .filter(JsonString.class::isInstance)
        .flatMap(value -> text(((JsonString) value).getString(), longest));
  }

  /** The stripped text if it has 1 to {@code longest} characters and no control characters. */
  static Optional<String> text(String given, int longest) {
    return Optional.ofNullable(given)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.length() <= longest)
        .filter(text -> text.codePoints().noneMatch(Character::isISOControl));
  }

  static Response refused(String why) {
    return problem(new ProblemDetail(400, "RefusedChange", "Not accepted", why));
  }

  static Response refused(RefusedChangeException e) {
    String detail = PortalTexts.refusal(PortalTexts.in("en"), e.code(), e.code());
    return problem(new ProblemDetail(400, e.code(), "Not accepted", detail));
  }

  static Response notFound() {
    return problem(new ProblemDetail(404, "NotFound", "Not found", "There is none with this id."));
  }

  static Response problem(ProblemDetail problem) {
    return Response.status(problem.status())
        .type(ProblemDetail.MEDIA_TYPE)
        .entity(problem.toJson().toString())
        .build();
  }
}
