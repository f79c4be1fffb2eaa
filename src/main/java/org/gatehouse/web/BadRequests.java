package org.gatehouse.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.gatehouse.config.Flavour;

/** The 400 of both generations: a JSON string, or a sentence (wire.md 1). */
final class BadRequests {
  private static final String ALLOW = "GET, POST";

  private BadRequests() {}

  static Response of(Flavour flavour) {
    return flavour.isV4() ? v4() : v5();
  }

  static Response v5() {
    return Response.status(400)
        .header("Allow", ALLOW)
        .type(MediaType.APPLICATION_JSON)
        .entity("\"Bad request.\"")
        .build();
  }

  static Response v4() {
    return Response.status(400)
        .header("Allow", ALLOW)
        .type("text/plain; charset=utf-8")
        .entity("Error: This action with this HTTP method is not supported by Gatehouse")
        .build();
  }
}
