package org.gatehouse.session.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Fires events; an observer that throws is logged and never fails the request (wire.md 13). */
@ApplicationScoped
public class Events {
  private static final Logger LOG = System.getLogger(Events.class.getName());

  @Inject private Event<Object> event;

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
