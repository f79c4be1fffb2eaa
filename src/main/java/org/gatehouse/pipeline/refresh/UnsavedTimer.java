package org.gatehouse.pipeline.refresh;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Writes every five seconds what could not be written when a provider gave it. */
@Singleton
@PermitAll
public class UnsavedTimer {
  @Inject private TokenRefresher refresher;
  @Inject private LinkedTokens linked;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void save() {
    refresher.saveUnsaved();
    linked.saveUnsaved();
  }
}
