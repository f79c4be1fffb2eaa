package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.session.write.OpenedCookie;
import org.gatehouse.session.write.SessionStrategy;
import org.gatehouse.session.write.SupersededException;
import org.gatehouse.token.Claims;

/** {@code POST /session}: as a read, but {@code jwt} gets trigger {@code update} and the data. */
@ApplicationScoped
public class UpdateSessionFlow {
  private static final int ATTEMPTS = 64;

  @Inject private ReadSessionFlow reading;

  /**
   * Updates, again from the newest claims if another update of the same session came first.
   *
   * @param data the client's, untrusted; nothing of it is copied unless a callback does
   * @throws org.gatehouse.pipeline.CallbackFailedException if a callback threw
   * @throws org.gatehouse.callback.UpdateRefusedException if one refused; nothing changed
   * @throws org.gatehouse.cookie.TokenTooLargeException if the result fits into no cookie
   */
  public ReadSessionFlow.Read update(CookieHeader header, JsonValue data) {
    for (int attempt = 1; ; attempt++) {
      OpenedCookie opened = reading.open(header);
      Optional<Claims> claims = reading.jwt(opened, token -> JwtContext.update(token, data));
      try {
        return reading.finish(
            opened,
            claims,
            SessionStrategy.Reason.CHANGE,
            (session, token) -> SessionContext.update(session, token, data));
      } catch (SupersededException e) {
        if (attempt == ATTEMPTS) {
          throw UpdateRefusedException.superseded();
        }
      }
    }
  }
}
