package org.gatehouse.sessions;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Writes the uses of sessions that requests left, in batches and off their path. */
@Startup
@Singleton
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ListTimer {
  private static final Duration EVERY = Duration.ofSeconds(3);

  @Resource private TimerService timers;

  @Inject private SessionList list;

  @PostConstruct
  void start() {
    timers.createIntervalTimer(EVERY.toMillis(), EVERY.toMillis(), new TimerConfig(null, false));
  }

  @Timeout
  public void flush() {
    list.flush();
  }

  @PreDestroy
  void stop() {
    list.flush();
  }
}
