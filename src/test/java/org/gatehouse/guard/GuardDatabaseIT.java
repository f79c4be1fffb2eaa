package org.gatehouse.guard;

import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.BeforeAll;

/** The same guards with the sessions in the database. */
class GuardDatabaseIT extends GuardIT {
  @BeforeAll
  static void start() {
    server = Probe.database();
  }
}
