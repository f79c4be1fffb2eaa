package org.gatehouse.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Peers whose {@code X-Forwarded-*} headers are believed: addresses or CIDR ranges. */
public record TrustedProxies(List<Range> ranges) {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  /** The JDK takes what begins so and has a colon for no name, and never looks it up. */
  private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:)[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

  private static final Pattern WITH_PORT =
      Pattern.compile("(?:\\[([^\\]]*)\\]|([^:]*))(?::\\d{1,5})?");

  private static final int MOST_HOPS = 16;
  private static final int LONGEST_HOP = 64;

  /** An address and the number of its leading bits that must agree. */
  public record Range(List<Byte> network, int bits) {}

  /**
   * Reads addresses such as {@code 10.0.0.7} and ranges such as {@code 10.0.0.0/8}.
   *
   * @throws IllegalArgumentException for anything else; names are never looked up
   */
  static TrustedProxies parse(List<String> entries) {
    return new TrustedProxies(entries.stream().map(TrustedProxies::range).toList());
  }

  /** Whether the peer with this address (text form, as the server reports it) is listed. */
  public boolean contains(String peer) {
    return !ranges.isEmpty()
        && peer != null
        && literal(peer)
            .filter(address -> ranges.stream().anyMatch(range -> matches(range, address)))
            .isPresent();
  }

  /**
   * The address of whoever sent a request: of what the proxies wrote down, the last that is none of
   * theirs. What stands before it anybody may have written.
   *
   * @param peer as the server reports it
   * @param forwarded values of {@code X-Forwarded-For}, in their order
   * @return as it was written, without a port; the peer's if a proxy says nothing that is one
   */
  public String client(String peer, List<String> forwarded) {
    String client = peer;
    List<String> hops = hops(forwarded);
    for (int i = hops.size() - 1; i >= 0 && contains(client); i--) {
      String hop = withoutPort(hops.get(i));
      if (literal(hop).isEmpty()) {
        return client;
      }
      client = hop;
    }
    return client;
  }

  /** The last ones, at most {@link #MOST_HOPS}. */
  private static List<String> hops(List<String> forwarded) {
    String all = String.join(",", forwarded);
    String end = all.substring(Math.max(0, all.length() - MOST_HOPS * LONGEST_HOP));
    String[] hops = end.split(",");
    return Arrays.stream(hops)
        .skip(Math.max(0, hops.length - MOST_HOPS))
        .map(String::strip)
        .toList();
  }

  private static String withoutPort(String hop) {
    Matcher form = WITH_PORT.matcher(hop);
    if (!form.matches()) {
      return hop;
    }
    return form.group(1) == null ? form.group(2) : form.group(1);
  }

  /** An address in figures, without its zone; names are never looked up. */
  public static Optional<InetAddress> literal(String text) {
    int zone = text.indexOf('%');
    String figures = zone < 0 ? text : text.substring(0, zone);
    boolean form = IPV4.matcher(figures).matches() || IPV6.matcher(figures).matches();
    if (!form) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(figures));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static Range range(String entry) {
    int slash = entry.indexOf('/');
    byte[] network = address(slash < 0 ? entry : entry.substring(0, slash));
    int bits = slash < 0 ? network.length * 8 : Integer.parseInt(entry.substring(slash + 1));
    if (bits < 0 || bits > network.length * 8) {
      throw new IllegalArgumentException("bits of a range");
    }
    Byte[] boxed = new Byte[network.length];
    Arrays.setAll(boxed, i -> network[i]);
    return new Range(List.of(boxed), bits);
  }

  private static byte[] address(String text) {
    return literal(text)
        .orElseThrow(() -> new IllegalArgumentException("not an address"))
        .getAddress();
  }

  private static boolean matches(Range range, InetAddress peer) {
    byte[] address = peer.getAddress();
    if (range.network().size() != address.length) {
      return false;
    }
    for (int bit = 0; bit < range.bits(); bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((range.network().get(bit / 8) ^ address[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
