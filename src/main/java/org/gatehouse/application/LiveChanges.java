package org.gatehouse.application;

/**
 * For code that changes users in tables of its own: says so to live sessions, on every node. To be
 * called in the transaction of the change; effective when that commits. What Gatehouse itself
 * changes needs no call.
 */
public interface LiveChanges {
  /** The role, a membership or the profile changed: claims are read again once. */
  void userChanged(String id);

  /** Roles mean other permissions: those of every session are read again once. */
  void rolesChanged();

  /** Every session of the user that began so far ends, and none comes back. */
  void endUser(String id);

  /** Every session of everybody ends. */
  void endEverybody();
}
