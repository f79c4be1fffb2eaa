package org.gatehouse.signals;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.SignalConfig;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.provider.oauth.EventTokenException;
import org.gatehouse.provider.oauth.EventTokens;
import org.gatehouse.signals.ProviderSignal.Channel;
import org.gatehouse.signals.ProviderSignal.Result;
import org.gatehouse.trace.Events;

/**
 * Receives security events that transmitters push (Shared Signals Framework 1.0, RFC 8935). One
 * that came before is acknowledged again, since its sender may not have got the answer.
 */
public final class SharedSignals {
  private static final String BEARER = "Bearer ";
  private static final Set<String> TYPES = Set.of("secevent+jwt");

  /** A transmitter may have had to wait for us for days. */
  private static final Duration OLDEST = Duration.ofDays(7);

  private final Map<String, Stream> streams = new HashMap<>();
  private final Subjects subjects;
  private final Changes changes;
  private final Reports reports;

  private record Stream(SignalConfig config, EventTokens tokens) {}

  SharedSignals(
      List<SignalConfig> configured,
      Subjects subjects,
      Changes changes,
      Events events,
      Clock clock) {
    this.subjects = subjects;
    this.changes = changes;
    this.reports = new Reports(Channel.SHARED_SIGNALS, events);
    for (SignalConfig config : configured) {
      EventTokens.Rules rules =
          new EventTokens.Rules(config.issuer(), config.audience(), TYPES, OLDEST, false);
      streams.put(config.id(), new Stream(config, EventTokens.at(config.jwks(), rules, clock)));
    }
  }

  /**
   * Does what the event says; never throws for what the sender did.
   *
   * @param authorization the header of that name
   * @param token empty if the body cannot be one
   */
  public Receipt receive(String id, Optional<String> authorization, Optional<String> token) {
    Stream stream = streams.get(id);
    if (stream == null) {
      return reports.unknown();
    }
    if (authorization.filter(header -> proves(header, stream.config())).isEmpty()) {
      return reports.refused(
          id, "AUTHENTICATION", "authentication_failed", "the bearer token is not the stream's");
    }
    try {
      JsonObject claims =
          stream
              .tokens()
              .verify(
                  token.orElseThrow(
                      () -> new EventTokenException(EventTokenException.Fault.MALFORMED)));
      return take(stream, claims, Signal.of(claims));
    } catch (EventTokenException e) {
      return reports.of(id, e.fault());
    } catch (DatabaseUnavailableException e) {
      return reports.postponed(id, "DATABASE");
    }
  }

  private Receipt take(Stream stream, JsonObject claims, Signal signal) {
    String id = stream.config().id();
    List<Change> wanted = signal.isOfSomebody() ? changes(stream.config(), signal) : List.of();
    boolean first =
        changes.once(
            "signal " + id + " " + claims.getString("jti"),
            stream.tokens().forgettable(claims),
            wanted);
    return reports.accepted(
        id,
        signal.type().map(SignalType::word).orElse("unknown"),
        first ? result(signal, wanted) : Result.REPEATED,
        first ? signal.state() : Optional.empty());
  }

  private static Result result(Signal signal, List<Change> wanted) {
    if (!signal.isOfSomebody()) {
      return Result.NOTED;
    }
    return wanted.isEmpty() ? Result.NOBODY : Result.APPLIED;
  }

  private List<Change> changes(SignalConfig config, Signal signal) {
    String provider = config.provider().id();
    SignalType type = signal.type().orElseThrow();
    Subject subject =
        subjects.find(signal.subject(), config.provider(), type == SignalType.SESSION_REVOKED);
    return switch (type) {
      case SESSION_REVOKED ->
          subject
              .session()
              .<List<Change>>map(
                  session -> List.of(new Change.ProviderSessionEnded(provider, session)))
              .orElseGet(() -> ended(provider, subject));
      case ACCOUNT_DISABLED -> ended(provider, subject);
      case CREDENTIAL_CHANGE -> subject.user().<Change>map(Change.UserEnded::new).stream().toList();
      case TOKEN_CLAIMS_CHANGE ->
          subject.user().<Change>map(Change.UserChanged::new).stream().toList();
      case VERIFICATION -> List.of();
    };
  }

  private static List<Change> ended(String provider, Subject subject) {
    return subject.accounts().stream()
        .<Change>map(account -> new Change.AccountEnded(provider, account))
        .toList();
  }

  private static boolean proves(String header, SignalConfig config) {
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(
            bytes(header.substring(BEARER.length()).strip()), bytes(config.secret().reveal()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
