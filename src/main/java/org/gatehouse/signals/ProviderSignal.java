package org.gatehouse.signals;

import java.util.Optional;

/**
 * A provider, or the transmitter of a stream, told us something; a CDI event, fired once for each
 * message when it is answered. It names no person.
 *
 * @param from id of the provider or stream, as configured; empty for one that is not
 * @param type last part of the event's name, such as {@code session-revoked}; empty if the message
 *     is not believed
 * @param detail a word that says more of the result, such as {@code KEY}; may be empty
 * @param state what a verification event carries
 */
public record ProviderSignal(
    Channel channel,
    String from,
    String type,
    Result result,
    String detail,
    Optional<String> state) {

  /** How it came. */
  public enum Channel {
    BACK_CHANNEL_LOGOUT,
    SHARED_SIGNALS
  }

  /** What came of it. */
  public enum Result {
    /** Whom it names, and of whom we know, was signed out, or his claims are read again. */
    APPLIED,
    /** We know nobody by what it names. */
    NOBODY,
    /** It says nothing that changes a session here. */
    NOTED,
    /** It came before. */
    REPEATED,
    /** It is not believed. */
    REFUSED,
    /** The database or the sender's keys are away. */
    POSTPONED
  }
}
