package org.gatehouse.sessions;

/**
 * Who sends a request, in its own words: bounded, and believed by nothing that decides.
 *
 * @param address as it may be kept; empty for none
 * @param agent the start of the User-Agent; may be empty
 */
public record Visitor(String address, String agent) {
  /** Where no request is at hand. */
  public static final Visitor UNKNOWN = new Visitor("", "");

  private static final int LONGEST_ADDRESS = 64;
  private static final int LONGEST_AGENT = 512;

  public Visitor {
    address = Plain.of(address, LONGEST_ADDRESS);
    agent = Plain.of(agent, LONGEST_AGENT);
  }
}
