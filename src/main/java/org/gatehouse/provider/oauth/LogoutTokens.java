package org.gatehouse.provider.oauth;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.ProviderConfig;
import org.gatehouse.provider.oauth.EventTokenException.Fault;

/**
 * Verifies the logout tokens of a provider (OpenID Connect Back-Channel Logout 1.0, section 2.6).
 * Its keys are read apart from those for ID tokens: whoever sends us nonsense must not use up the
 * calls that a sign-in needs.
 */
final class LogoutTokens {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  /** As the specification has it, and as providers do that are older than its last words. */
  private static final Set<String> TYPES = Set.of("logout+jwt", "jwt", "");

  private static final Duration OLDEST = Duration.ofMinutes(5);

  private final ProviderConfig config;
  private final ProfileMapping mapping;
  private final Discovery discovery;
  private final ProviderHttp http;
  private final Clock clock;
  private Endpoints verifierFor;
  private EventTokens verifier;

  LogoutTokens(
      ProviderConfig config,
      ProfileMapping mapping,
      Discovery discovery,
      ProviderHttp http,
      Clock clock) {
    this.config = config;
    this.mapping = mapping;
    this.discovery = discovery;
    this.http = http;
    this.clock = clock;
  }

  ProviderLogout read(String token) throws EventTokenException {
    EventTokens tokens = tokens();
    JsonObject claims = tokens.verify(token);
    if (claims.containsKey("nonce")) {
      throw new EventTokenException(Fault.NONCE);
    }
    boolean logout =
        claims.get("events") instanceof JsonObject events
            && events.get(EVENT) instanceof JsonObject;
    if (!logout) {
      throw new EventTokenException(Fault.EVENT);
    }
    Optional<String> session = text(claims, "sid");
    Optional<String> subject = text(claims, "sub");
    Optional<String> known = session.filter(sid -> sid.length() <= OAuthProvider.LONGEST_SESSION);
    if (known.isEmpty() && subject.isEmpty()) {
      throw new EventTokenException(Fault.SUBJECT);
    }
    return new ProviderLogout(
        known,
        known.isPresent() ? Optional.empty() : Optional.of(account(claims)),
        claims.getString("jti"),
        tokens.forgettable(claims));
  }

  /** As at sign-in, whatever claim it is that the mapping takes for the id. */
  private String account(JsonObject claims) throws EventTokenException {
    try {
      return mapping.map(claims).id();
    } catch (RuntimeException e) {
      throw new EventTokenException(Fault.SUBJECT);
    }
  }

  private static Optional<String> text(JsonObject claims, String name) throws EventTokenException {
    JsonValue value = claims.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonString text && !text.getString().isBlank()) {
      return Optional.of(text.getString());
    }
    throw new EventTokenException(Fault.SUBJECT);
  }

  private synchronized EventTokens tokens() throws EventTokenException {
    try {
      Endpoints endpoints = discovery.endpoints();
      if (!endpoints.equals(verifierFor)) {
        URI jwks = endpoints.jwks().orElseThrow(LogoutTokens::noKeys);
        EventTokens.Rules rules =
            new EventTokens.Rules(
                config.issuer().orElseThrow().toString(), config.clientId(), TYPES, OLDEST, true);
        verifier =
            new EventTokens(rules, SigningKeys.at(jwks, endpoints.algorithms(), http), clock);
        verifierFor = endpoints;
      }
      return verifier;
    } catch (OAuthException e) {
      throw noKeys();
    }
  }

  private static EventTokenException noKeys() {
    return new EventTokenException(Fault.KEYS_UNREACHABLE);
  }
}
