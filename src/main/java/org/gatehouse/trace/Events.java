package org.gatehouse.trace;

/** What happened, for whoever listens; a listener that throws fails no request (wire.md 13). */
@FunctionalInterface
public interface Events {
  void fire(Object happened);
}
