package org.gatehouse.probe;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.TestWar;

/** Builds and starts the probe application. */
public final class Probe {
  private static LibertyServer shared;

  private Probe() {}

  /** The probe in the development profile, flavour v5, started once for all test classes. */
  public static synchronized LibertyServer server() {
    if (shared == null) {
      shared = server("probe", "").development().start();
    }
    return shared;
  }

  /** A server of its own with further configuration. */
  public static LibertyServer.Builder server(String name, String config) {
    return LibertyServer.named(name)
        .war(
            TestWar.build(
                name,
                "auth.roles=CUSTOMER,ADMIN,STAFF\n" + config,
                Probe.class,
                ProbeLog.class,
                ProbeCallbacks.class,
                ProbeProvider.class,
                ProbeEjb.class,
                ProbeMiddle.class,
                ProbeResource.class,
                ProbeIdentityResource.class,
                ProbeServlet.class));
  }

  /** Signs in at the probe's provider. */
  public static Answer signIn(Http browser, String user) {
    return browser.signIn(Map.of("username", user, "password", "right"));
  }

  /** The callbacks since the last look. */
  public static String log(LibertyServer server) {
    return new Http(server.base()).get("/api/probe/log").text();
  }
}
