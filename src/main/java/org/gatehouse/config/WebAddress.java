package org.gatehouse.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses of others that we call. */
final class WebAddress {
  private WebAddress() {}

  /**
   * Empty for what is no https address.
   *
   * @param loopback whether an address of this machine may do without TLS
   * @param anywhere whether any may
   */
  static Optional<URI> of(String text, boolean loopback, boolean anywhere) {
    try {
      URI uri = new URI(text);
      boolean plain = "http".equalsIgnoreCase(uri.getScheme());
      boolean safe =
          "https".equalsIgnoreCase(uri.getScheme())
              || plain && (anywhere || loopback && Loopback.is(uri));
      boolean bare = uri.getUserInfo() == null && uri.getFragment() == null;
      return safe && bare && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
