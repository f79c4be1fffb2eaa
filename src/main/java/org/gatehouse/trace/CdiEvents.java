package org.gatehouse.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** {@link Events} as CDI events. */
@ApplicationScoped
class CdiEvents implements Events {
  private static final Logger LOG = System.getLogger(CdiEvents.class.getName());

  @Inject private Event<Object> event;

  @Override
  public void fire(Object happened) {
    try {
      event.fire(happened);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "EventObserverFailed: an observer of {0} threw {1}.",
          happened.getClass().getSimpleName(),
          e.getClass().getName());
    }
  }
}
