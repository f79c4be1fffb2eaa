package org.gatehouse.sessions;

import java.util.function.Function;
import ua_parser.Client;
import ua_parser.Parser;

/**
 * Browser and system by the header User-Agent. What a client sends there is tried against a
 * thousand expressions, so only the bounded start of it is ({@link Visitor}), once for each
 * session.
 */
final class UserAgents implements Function<Visitor, Device> {
  private static final int LONGEST = 64;
  private static final String UNKNOWN = "Other";

  private final Parser parser = new Parser();

  @Override
  public Device apply(Visitor visitor) {
    if (visitor.agent().isEmpty()) {
      return new Device(visitor.address(), "", "");
    }
    Client client = parser.parse(visitor.agent());
    return new Device(
        visitor.address(),
        name(client.userAgent.family, client.userAgent.major),
        name(client.os.family, client.os.major));
  }

  private static String name(String family, String version) {
    if (family == null || family.equals(UNKNOWN)) {
      return "";
    }
    return Plain.of(version == null ? family : family + " " + version, LONGEST);
  }
}
