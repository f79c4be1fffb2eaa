package org.gatehouse.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.gatehouse.json.Json;
import org.gatehouse.signals.Receipt;

/** Answers to other servers: never kept, and without a cookie. */
final class MachineAnswers {
  /** Seconds; as long as the keys of a sender are not read again. */
  private static final int PAUSE = 30;

  private MachineAnswers() {}

  /**
   * @param success status for what was accepted
   * @param error member of the JSON that has the word
   * @param description member that has the sentence
   */
  static Response to(Receipt receipt, int success, String error, String description) {
    if (receipt instanceof Receipt.Unknown) {
      return absent();
    }
    if (receipt instanceof Receipt.Postponed) {
      return of(503).header("Retry-After", PAUSE).build();
    }
    if (receipt instanceof Receipt.Refused refused) {
      return of(400)
          .type(MediaType.APPLICATION_JSON)
          .header("Content-Language", "en")
          .entity(
              Json.PROVIDER
                  .createObjectBuilder()
                  .add(error, refused.error())
                  .add(description, refused.description())
                  .build()
                  .toString())
          .build();
    }
    return of(success).build();
  }

  static Response absent() {
    return of(404).build();
  }

  private static ResponseBuilder of(int status) {
    return Response.status(status).header("Cache-Control", "no-store");
  }
}
