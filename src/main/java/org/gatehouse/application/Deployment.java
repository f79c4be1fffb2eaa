package org.gatehouse.application;

import java.util.Set;

/** What an application may know of the configuration, injectable anywhere. */
public interface Deployment {
  /** Whether this is the profile {@code dev}, not production. */
  boolean development();

  /** {@code auth.roles}. */
  Set<String> roles();

  /** {@code auth.platform-role}. */
  String platformRole();
}
