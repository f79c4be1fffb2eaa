package org.gatehouse.signals;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.gatehouse.provider.oauth.EventTokenException.Fault;
import org.gatehouse.signals.ProviderSignal.Channel;
import org.gatehouse.signals.ProviderSignal.Result;
import org.gatehouse.trace.Events;

/** One line of the log and one event for each message of a channel. */
final class Reports {
  private static final Logger LOG = System.getLogger(Reports.class.getName());

  private final Channel channel;
  private final Events events;

  Reports(Channel channel, Events events) {
    this.channel = channel;
    this.events = events;
  }

  Receipt unknown() {
    report("", "", Result.REFUSED, "UNKNOWN", Optional.empty());
    return new Receipt.Unknown();
  }

  Receipt accepted(String from, String type, Result result, Optional<String> state) {
    report(from, type, result, "", state);
    return new Receipt.Accepted();
  }

  /**
   * @param detail for the log, {@code error} and {@code description} for the sender
   */
  Receipt refused(String from, String detail, String error, String description) {
    report(from, "", Result.REFUSED, detail, Optional.empty());
    boolean logout = channel == Channel.BACK_CHANNEL_LOGOUT;
    return new Receipt.Refused(logout ? "invalid_request" : error, description);
  }

  Receipt postponed(String from, String detail) {
    report(from, "", Result.POSTPONED, detail, Optional.empty());
    return new Receipt.Postponed();
  }

  Receipt of(String from, Fault fault) {
    return switch (fault) {
      case KEYS_UNREACHABLE -> postponed(from, fault.name());
      case KEY -> refused(from, fault.name(), "invalid_key", "no key of the set signed this");
      case ISSUER -> refused(from, fault.name(), "invalid_issuer", "another issuer");
      case AUDIENCE -> refused(from, fault.name(), "invalid_audience", "another audience");
      case MALFORMED -> malformed(from, fault, "no signed token of a readable size and content");
      case TYPE -> malformed(from, fault, "typ is of another kind of token");
      case TIME -> malformed(from, fault, "iat, exp or nbf is missing, forbidden or not of now");
      case ID -> malformed(from, fault, "jti is missing or too long");
      case EVENT -> malformed(from, fault, "events does not say what it must");
      case SUBJECT -> malformed(from, fault, "the subject is missing or told in a forbidden way");
      case NONCE -> malformed(from, fault, "nonce is forbidden");
    };
  }

  private Receipt malformed(String from, Fault fault, String description) {
    return refused(from, fault.name(), "invalid_request", description);
  }

  private void report(
      String from, String type, Result result, String detail, Optional<String> state) {
    String who = from.isEmpty() ? "nobody we know" : from;
    if (result == Result.REFUSED || result == Result.POSTPONED) {
      LOG.log(Level.WARNING, "SignalRefused: {0}: {1}: {2}: {3}.", channel, who, result, detail);
    } else {
      LOG.log(Level.INFO, "SignalAccepted: {0}: {1}: {2}: {3}.", channel, who, type, result);
    }
    events.fire(new ProviderSignal(channel, from, type, result, detail, state));
  }
}
