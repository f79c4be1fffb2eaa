package org.gatehouse.revocation;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Setting;
import org.gatehouse.database.Product;

/** The classes of this room that know no container, with the parts a server gives them. */
@Dependent
class RevocationBeans {
  @Produces
  @Singleton
  View view(AuthConfig config) {
    return new View((int) config.settings().number(Setting.REVOCATION_ENTRIES));
  }

  @Produces
  @Singleton
  Feed feed(ChangeLog log, @Any Instance<Standing> standing, View view, Clock clock) {
    return new Feed(log, standing.stream().toList(), view, clock);
  }

  @Produces
  @Singleton
  ChangeChannel channel(Product product, AuthConfig config) {
    return new ChangeChannel(
        product == Product.POSTGRESQL && config.settings().flag(Setting.REVOCATION_LISTEN));
  }

  @Produces
  @Singleton
  LiveSessions live(View view, RevocationStore store) {
    return new LiveSessions(view, store);
  }

  @Produces
  @Singleton
  Revocations revocations(RevocationStore store, AuthConfig config, Clock clock) {
    return new Revocations(store, config.session(), clock);
  }

  @Produces
  @Singleton
  Staleness staleness(Feed feed, AuthConfig config, Clock clock) {
    return new Staleness(feed::confirmed, Staleness.Limits.of(config.settings()), clock);
  }

  @Produces
  @Singleton
  StalenessLog stalenessLog(Staleness staleness) {
    return new StalenessLog(staleness);
  }
}
