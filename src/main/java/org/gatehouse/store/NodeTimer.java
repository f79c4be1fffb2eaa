package org.gatehouse.store;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Setting;
import org.gatehouse.revocation.Feed;
import org.gatehouse.revocation.Staleness;

/**
 * Keeps what this node knows up to date: all there is before it serves anything, then, every {@code
 * auth.revocation.poll}, what other nodes changed.
 */
@Startup
@Singleton
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodeTimer {
  private static final Logger LOG = System.getLogger(NodeTimer.class.getName());

  @Resource private TimerService timers;

  @Inject private SessionVersions versions;
  @Inject private SessionLedger sessions;
  @Inject private Feed feed;
  @Inject private Staleness staleness;
  @Inject private AuthConfig config;

  private Staleness.State said = Staleness.State.FRESH;

  @PostConstruct
  void start() {
    versions.start();
    long poll = config.settings().seconds(Setting.REVOCATION_POLL).toMillis();
    timers.createIntervalTimer(poll, poll, new TimerConfig(null, false));
  }

  @Timeout
  public void poll() {
    String failure = "";
    try {
      versions.poll();
      sessions.flush();
    } catch (RuntimeException e) {
      failure = e.getClass().getName();
    }
    say(staleness.state(), failure);
  }

  /** Once each time something changes for whoever runs the node. */
  private void say(Staleness.State state, String failure) {
    if (state == said) {
      return;
    }
    said = state;
    long age = staleness.age().toSeconds();
    switch (state) {
      case FRESH -> LOG.log(Level.INFO, "RevocationsRead: what changed meanwhile is known now.");
      case DEGRADED ->
          LOG.log(
              Level.WARNING,
              "RevocationsStale: what was taken away is unknown since {0} s ({1}); sessions go on.",
              age,
              failure);
      case REFUSING ->
          LOG.log(
              Level.ERROR,
              "RevocationsUnknown: what was taken away is unknown since {0} s ({1}); no session is"
                  + " believed until the database is back.",
              age,
              failure);
    }
  }

  @Schedule(hour = "*", minute = "*", persistent = false)
  public void expire() {
    feed.expire();
  }
}
