package org.gatehouse.guard;

import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.BeforeAll;

/** The same guards with the sessions in the database. */
class PortalAccessDatabaseIT extends PortalAccessIT {
  @BeforeAll
  static void start() {
    server = Servers.portalOnDatabase();
  }
}
