package org.gatehouse.harness;

/** The portal in the development profile, started once for all test classes. */
public final class Servers {
  private static LibertyServer portal;

  private Servers() {}

  public static synchronized LibertyServer portal() {
    if (portal == null) {
      portal = LibertyServer.named("portal").development().start();
    }
    return portal;
  }
}
