package org.gatehouse.signals;

/** What the sender of a message is answered; it never tells whether we know whom he named. */
public sealed interface Receipt {
  record Accepted() implements Receipt {}

  /**
   * The message is not believed.
   *
   * @param error word of RFC 8935, 2.4; of RFC 6749, 5.2, for a logout token
   * @param description for whoever operates the sender
   */
  record Refused(String error, String description) implements Receipt {}

  /** Nothing is said about the message now: the sender tries again. */
  record Postponed() implements Receipt {}

  /** There is no such provider or stream. */
  record Unknown() implements Receipt {}
}
