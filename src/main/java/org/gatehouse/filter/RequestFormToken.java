package org.gatehouse.filter;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
  private List<SetCookie> fresh = List.of();
  private Consumer<SetCookie> response;

  @Override
  public String value() {
    if (token == null) {
      CsrfToken csrf = new CsrfToken(config.secrets(), config.cookies());
      token =
          csrf.read(RequestCookies.of(request, config.flavour()))
              .orElseGet(
                  () -> {
                    String made = csrf.fresh();
                    fresh = List.of(csrf.cookie(made));
                    return made;
                  });
      if (response != null) {
        takeCookies().forEach(response);
      }
    }
    return token;
  }

  /** Where a fresh cookie goes at once, since a page asks after its first byte. */
  void writeTo(Consumer<SetCookie> given) {
    response = given;
  }

  /** A fresh cookie that is not written yet, handed out once. */
  List<SetCookie> takeCookies() {
    List<SetCookie> taken = fresh;
    fresh = List.of();
    return taken;
  }
}
