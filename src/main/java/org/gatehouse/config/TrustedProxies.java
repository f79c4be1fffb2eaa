package org.gatehouse.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Peers whose {@code X-Forwarded-*} headers are believed: addresses or CIDR ranges. */
public record TrustedProxies(List<Range> ranges) {
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

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
    if (ranges.isEmpty() || peer == null || !LITERAL.matcher(peer).matches()) {
      return false;
    }
    byte[] address = address(peer);
    return ranges.stream().anyMatch(range -> matches(range, address));
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

  private static byte[] address(String literal) {
    if (!LITERAL.matcher(literal).matches()) {
      throw new IllegalArgumentException("not an address");
    }
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address", e);
    }
  }

  private static boolean matches(Range range, byte[] address) {
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
