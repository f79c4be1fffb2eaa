package org.gatehouse.revocation;

/** Tells every node of a change. */
public interface Announcements {
  /**
   * In the transaction of the caller: this node knows it when that commits, the others when they
   * read on.
   */
  void announce(Change change);
}
