package org.gatehouse.flow;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.pipeline.StageRunner;
import org.gatehouse.pipeline.Stages;
import org.gatehouse.provider.oauth.OAuthClients;
import org.gatehouse.session.write.SessionOpener;
import org.gatehouse.session.write.SessionWriter;
import org.gatehouse.store.Leases;
import org.gatehouse.store.Turns;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Events;

/** The flows, which know no container, with the parts a server gives them. */
@Dependent
class FlowBeans {
  @Produces
  @Singleton
  StageRunner stages(Stages stages, AuthConfig config) {
    return new StageRunner(stages, config.session());
  }

  @Produces
  @Singleton
  ReadSessionFlow read(
      SessionOpener opener,
      StageRunner stages,
      SessionWriter writer,
      Events events,
      AuthConfig config,
      Clock clock) {
    return new ReadSessionFlow(opener, stages, writer, events, config.session(), clock);
  }

  @Produces
  @Singleton
  UpdateSessionFlow update(
      SessionOpener opener,
      StageRunner stages,
      ReadSessionFlow reading,
      Turns turns,
      Leases leases,
      Clock clock) {
    return new UpdateSessionFlow(opener, stages, reading, turns, leases, clock);
  }

  @Produces
  @Singleton
  SignOutFlow signOut(
      SessionOpener opener, SessionWriter writer, OAuthClients clients, Events events) {
    return new SignOutFlow(
        opener, writer, (claims, back) -> endSession(clients, claims, back), events);
  }

  private static Optional<URI> endSession(OAuthClients clients, Claims claims, URI back) {
    return claims
        .text(ClaimName.PROVIDER.wire())
        .flatMap(clients::byId)
        .filter(client -> client.config().rpInitiatedLogout())
        .flatMap(client -> client.endSession(claims.text(ClaimName.ID_TOKEN.wire()), back));
  }
}
