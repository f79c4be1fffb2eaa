package org.gatehouse.harness;

/** The portal in the development profile, started once for all test classes. */
public final class Servers {
  private static LibertyServer portal;
  private static LibertyServer database;

  private Servers() {}

  public static synchronized LibertyServer portal() {
    if (portal == null) {
      portal = LibertyServer.named("portal").development().start();
    }
    return portal;
  }

  /** As {@link #portal()}, with the sessions in the database. */
  public static synchronized LibertyServer portalOnDatabase() {
    if (database == null) {
      database =
          LibertyServer.named("portal-database")
              .development()
              .env("AUTH_SESSION_STRATEGY", "database")
              .start();
    }
    return database;
  }
}
