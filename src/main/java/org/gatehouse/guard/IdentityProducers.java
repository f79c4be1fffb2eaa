package org.gatehouse.guard;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.gatehouse.session.FromProvider;
import org.gatehouse.session.ProviderAccessToken;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Trace.Reason;
import org.gatehouse.trace.Trace.Reason.Kind;

/** Makes the raw claims and MicroProfile JWT's view of the caller injectable. */
@Dependent
class IdentityProducers {
  @Produces
  @RequestScoped
  @Typed(Claims.class)
  Claims claims(RequestSession session) {
    return session.raw();
  }

  @Produces
  @FromProvider("")
  ProviderAccessToken accessToken(InjectionPoint point, RequestAccessToken request) {
    FromProvider which =
        point.getQualifiers().stream()
            .filter(FromProvider.class::isInstance)
            .map(FromProvider.class::cast)
            .findFirst()
            .orElseThrow();
    return request.of(which.value());
  }

  /** Typed, since an untyped one would make {@code @Inject Principal} ambiguous. */
  @Produces
  @RequestScoped
  @Typed(JsonWebToken.class)
  JsonWebToken token(RequestSession session) {
    return session
        .claims(() -> Reason.injected(Kind.INJECTION, "JsonWebToken"))
        .map(claims -> new SessionPrincipal(claims, session.roles()))
        .orElseGet(() -> new SessionPrincipal(Claims.NONE, Set.of()));
  }
}
