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
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Setting;
import org.gatehouse.revocation.Feed;
import org.gatehouse.revocation.StalenessLog;

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
  @Resource private TimerService timers;

  @Inject private SessionVersions versions;
  @Inject private SessionLedger sessions;
  @Inject private Feed feed;
  @Inject private StalenessLog log;
  @Inject private AuthConfig config;

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
    log.look(failure);
  }

  @Schedule(hour = "*", minute = "*", persistent = false)
  public void expire() {
    feed.expire();
  }
}
