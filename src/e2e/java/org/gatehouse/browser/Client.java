package org.gatehouse.browser;

import java.net.URI;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;

/** A client and the flavour of the server it talks to. */
enum Client {
  NEXT_AUTH_5("v5", false),
  NEXT_AUTH_4("v4", true),
  GATEHOUSE("gatehouse", false),
  GATEHOUSE_ON_FLAVOUR_V4("gatehouse", true);

  private static LibertyServer serverV4;
  private final String bundle;
  private final boolean v4;

  Client(String bundle, boolean v4) {
    this.bundle = bundle;
    this.v4 = v4;
  }

  String bundle() {
    return bundle;
  }

  boolean isV4() {
    return v4;
  }

  String sessionCookie() {
    return v4 ? "next-auth.session-token" : "authjs.session-token";
  }

  /** The probe application in the flavour; started once. */
  URI server() {
    return v4 ? flavourV4().base() : Probe.server().base();
  }

  private static synchronized LibertyServer flavourV4() {
    if (serverV4 == null) {
      serverV4 =
          Probe.server("probe-v4", "auth.flavour=v4\n")
              .development()
              .env("AUTH_SECRET", Probe.SECRET)
              .start();
    }
    return serverV4;
  }
}
