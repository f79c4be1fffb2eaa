package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.token.Claims;

/** {@code POST /session}: as a read, but {@code jwt} gets trigger {@code update} and the data. */
@ApplicationScoped
public class UpdateSessionFlow {
  @Inject private ReadSessionFlow reading;

  /**
   * @param data the client's, untrusted; nothing of it is copied unless a callback does
   * @throws org.gatehouse.callback.CallbackFailedException if a callback threw
   * @throws org.gatehouse.cookie.TokenTooLargeException if the result fits into no cookie
   */
  public ReadSessionFlow.Read update(CookieHeader header, JsonValue data) {
    OpenedCookie opened = reading.open(header);
    Optional<Claims> claims = reading.jwt(opened, token -> JwtContext.update(token, data));
    return reading.finish(opened, claims);
  }
}
