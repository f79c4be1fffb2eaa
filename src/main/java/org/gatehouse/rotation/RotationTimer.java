package org.gatehouse.rotation;

import jakarta.annotation.PostConstruct;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Setting;

/**
 * What the rotation of secrets does without being asked: before this node serves, and from then.
 */
@Startup
@Singleton
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RotationTimer {
  private static final Logger LOG = System.getLogger(RotationTimer.class.getName());

  @Resource private TimerService timers;

  @Inject private RevokedSecrets revoked;
  @Inject private RotationMeter meter;
  @Inject private AuthConfig config;

  private boolean postponed;

  @PostConstruct
  void start() {
    revoked.start();
    meter.start();
    long poll = config.settings().seconds(Setting.REVOCATION_POLL).toMillis();
    timers.createIntervalTimer(poll, poll, new TimerConfig(null, false));
  }

  /** What fails is done the next time; the first failure is said, those that follow are not. */
  @Timeout
  public void poll() {
    try {
      revoked.poll();
      meter.poll();
      postponed = false;
    } catch (RuntimeException e) {
      if (!postponed) {
        LOG.log(Level.WARNING, "SecretUsePostponed", e);
      }
      postponed = true;
    }
  }
}
