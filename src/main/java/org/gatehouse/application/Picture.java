package org.gatehouse.application;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * A picture that a page may show: an https address of an origin that was allowed. Whatever else an
 * address of a picture may be, it is none here.
 */
public final class Picture {
  /** Characters of an address, as many as a provider's may have. */
  private static final int LONGEST = 1024;

  private static final String ORIGIN = "https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?";

  private final String address;
  private final String origin;

  private Picture(String address, String origin) {
    this.address = address;
    this.origin = origin;
  }

  /**
   * @param address as somebody said it, untrusted
   * @param allowed origins such as {@code https://images.example}
   */
  public static Optional<Picture> of(String address, Collection<String> allowed) {
    if (address.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(address);
      boolean plain =
          "https".equalsIgnoreCase(uri.getScheme())
              && uri.getHost() != null
              && uri.getRawUserInfo() == null;
      return plain
          ? origin(uri).filter(allowed::contains).map(found -> new Picture(uri.toString(), found))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether a text is an origin as a policy may name it, and nothing more. */
  public static boolean isOrigin(String text) {
    return text.length() <= LONGEST && text.matches(ORIGIN);
  }

  private static Optional<String> origin(URI uri) {
    String port = uri.getPort() < 0 || uri.getPort() == 443 ? "" : ":" + uri.getPort();
    return Optional.of("https://" + uri.getHost().toLowerCase(Locale.ROOT) + port)
        .filter(Picture::isOrigin);
  }

  public String address() {
    return address;
  }

  /** What {@code img-src} of the page's policy must name. */
  public String origin() {
    return origin;
  }

  /** The address may name a person. */
  @Override
  public String toString() {
    return "Picture[" + origin + "]";
  }
}
