package org.gatehouse.provider.oauth;

import java.net.URI;

/** Where to send the browser, and what to remember until it comes back. */
public record Authorization(URI location, Checks checks) {
  @Override
  public String toString() {
    return "Authorization[" + location.getHost() + "]";
  }
}
