package org.gatehouse.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gatehouse.pipeline.TenantSwitchRefused;

/** Writes down which switches of the tenant were refused. */
@ApplicationScoped
public class ProbeRefusals {
  @Inject private ProbeLog log;

  void refused(@Observes TenantSwitchRefused event) {
    log.add("refused:" + event.user() + ":" + event.tenant());
  }
}
