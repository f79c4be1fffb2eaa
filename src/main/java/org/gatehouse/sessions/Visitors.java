package org.gatehouse.sessions;

/** Who sends the request that is under way. */
@FunctionalInterface
public interface Visitors {
  Visitor current();
}
