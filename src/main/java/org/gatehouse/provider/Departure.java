package org.gatehouse.provider;

import java.net.URI;

/** Where to send the browser, and what to remember until it comes back. */
public record Departure(URI location, Checks checks) {
  @Override
  public String toString() {
    return "Departure[" + location.getHost() + "]";
  }
}
