package org.gatehouse.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Setting;

/** {@link Visitors} by the servlet request of the thread. */
@ApplicationScoped
class RequestVisitors implements Visitors {
  @Inject private HttpServletRequest request;
  @Inject private AuthConfig config;

  @Override
  public Visitor current() {
    try {
      String peer = Optional.ofNullable(request.getRemoteAddr()).orElse("");
      Enumeration<String> forwarded = request.getHeaders("X-Forwarded-For");
      String client =
          config
              .trustedProxies()
              .client(peer, forwarded == null ? List.of() : Collections.list(forwarded));
      String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
      AddressForm form = config.settings().constant(Setting.SESSIONS_ADDRESS, AddressForm.class);
      return new Visitor(form.of(client), agent);
    } catch (RuntimeException e) {
      // a thread without a request: each server says so in its own way
      return Visitor.UNKNOWN;
    }
  }
}
