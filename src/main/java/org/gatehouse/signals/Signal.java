package org.gatehouse.signals;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.gatehouse.provider.oauth.EventTokenException;
import org.gatehouse.provider.oauth.EventTokenException.Fault;

/**
 * The event of a verified token. Members that nothing here asks for are not looked at, {@code
 * event_timestamp} among them: what ends is decided by our clock.
 *
 * @param type empty for one that means nothing here
 * @param subject claim {@code sub_id} (RFC 9493); empty where nobody needs it
 * @param state of a verification
 */
record Signal(Optional<SignalType> type, JsonObject subject, Optional<String> state) {
  private static final String SUBJECT = "sub_id";

  /** Of an event from before {@code sub_id}; it may stand beside it and say the same. */
  private static final String FORMER_SUBJECT = "subject";

  private static final int LONGEST_STATE = 1024;

  /** One event, of one subject (Shared Signals Framework 1.0, 4.1). */
  static Signal of(JsonObject claims) throws EventTokenException {
    boolean one = claims.get("events") instanceof JsonObject events && events.size() == 1;
    if (!one) {
      throw new EventTokenException(Fault.EVENT);
    }
    var named = claims.getJsonObject("events").entrySet().iterator().next();
    if (!(named.getValue() instanceof JsonObject event)) {
      throw new EventTokenException(Fault.EVENT);
    }
    if (claims.containsKey("sub")) {
      throw new EventTokenException(Fault.SUBJECT);
    }
    Optional<SignalType> type = SignalType.of(named.getKey());
    return isOfSomebody(type)
        ? new Signal(type, subject(claims, event), Optional.empty())
        : new Signal(
            type, JsonValue.EMPTY_JSON_OBJECT, type.isPresent() ? state(event) : Optional.empty());
  }

  /** Whether it says something of a person or a session. */
  boolean isOfSomebody() {
    return isOfSomebody(type);
  }

  private static boolean isOfSomebody(Optional<SignalType> type) {
    return type.filter(known -> known != SignalType.VERIFICATION).isPresent();
  }

  private static JsonObject subject(JsonObject claims, JsonObject event)
      throws EventTokenException {
    JsonValue subject = claims.get(SUBJECT);
    boolean contradicted =
        event.containsKey(FORMER_SUBJECT) && !event.get(FORMER_SUBJECT).equals(subject);
    if (contradicted || !(subject instanceof JsonObject object)) {
      throw new EventTokenException(Fault.SUBJECT);
    }
    return object;
  }

  private static Optional<String> state(JsonObject event) {
    return event.get("state") instanceof JsonString text
            && text.getString().length() <= LONGEST_STATE
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
