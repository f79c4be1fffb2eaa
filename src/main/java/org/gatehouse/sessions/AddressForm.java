package org.gatehouse.sessions;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.gatehouse.config.TrustedProxies;

/** How much of an address is kept: {@code auth.sessions.address}. */
enum AddressForm {
  NONE {
    @Override
    String of(InetAddress address) {
      return "";
    }
  },
  /** 24 bits of IPv4 and 48 of IPv6: a household or an office, not a person. */
  NETWORK {
    @Override
    String of(InetAddress address) {
      byte[] bytes = address.getAddress();
      if (address instanceof Inet4Address) {
        return "%d.%d.%d.0/24".formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
      }
      return "%x:%x:%x::/48".formatted(group(bytes, 0), group(bytes, 1), group(bytes, 2));
    }
  },
  FULL {
    @Override
    String of(InetAddress address) {
      return address.getHostAddress();
    }
  };

  abstract String of(InetAddress address);

  /** Empty for what is no address in figures; names are never looked up. */
  String of(String text) {
    return TrustedProxies.literal(text).map(this::of).orElse("");
  }

  private static int group(byte[] address, int index) {
    return (address[2 * index] & 0xff) << 8 | address[2 * index + 1] & 0xff;
  }
}
