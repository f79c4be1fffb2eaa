package org.gatehouse.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.signals.SharedSignals;

/**
 * {@code POST signals/<stream>}: a transmitter pushes a security event (RFC 8935, 2). What counts
 * is its secret and its signature; no cookie is read.
 */
@Path("auth/signals/{stream}")
@RequestScoped
public class SignalsResource {
  private static final String TYPE = "application/secevent+jwt";

  @Inject private SharedSignals signals;

  @POST
  @PermitAll
  public Response receive(
      @PathParam("stream") String id,
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("Content-Type") String type,
      InputStream stream) {
    return MachineAnswers.to(
        signals.receive(id, Optional.ofNullable(authorization), token(type, stream)),
        202,
        "err",
        "description");
  }

  private static Optional<String> token(String type, InputStream stream) {
    String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    try {
      return plain.equals(TYPE) ? Optional.of(Body.text(stream).strip()) : Optional.empty();
    } catch (Body.UnreadableException e) {
      return Optional.empty();
    }
  }
}
