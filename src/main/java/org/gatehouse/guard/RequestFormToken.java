package org.gatehouse.guard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Consumer;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.CsrfToken;
import org.gatehouse.cookie.RequestCookies;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.session.FormToken;

/** The token of the request's CSRF cookie, or a fresh one with its cookie. */
@RequestScoped
public class RequestFormToken implements FormToken {
  @Inject private HttpServletRequest request;
  @Inject private AuthConfig config;

  private String token;
  private Optional<SetCookie> waiting = Optional.empty();
  private Consumer<SetCookie> response = cookie -> waiting = Optional.of(cookie);

  @Override
  public String value() {
    if (token == null) {
      CsrfToken csrf = new CsrfToken(config.secrets(), config.cookies());
      Optional<String> known = csrf.read(RequestCookies.of(request, config.flavour()));
      token = known.orElseGet(csrf::fresh);
      if (known.isEmpty()) {
        response.accept(csrf.cookie(token));
      }
    }
    return token;
  }

  /** Where a fresh cookie goes at once, since a page asks after its first byte. */
  public void writeTo(Consumer<SetCookie> given) {
    response = given;
  }

  /** Hands out this object itself, not its proxy. */
  void bind(Consumer<RequestFormToken> taker) {
    taker.accept(this);
  }

  /** A fresh cookie that nobody has written. */
  Optional<SetCookie> takeWaiting() {
    Optional<SetCookie> taken = waiting;
    waiting = Optional.empty();
    return taken;
  }
}
