package org.gatehouse.provider.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.json.Json;
import org.gatehouse.provider.oauth.EventTokenException.Fault;

/**
 * Verifies security event tokens (RFC 8417) that somebody sends us unasked: kind, signature by a
 * key of his set and nothing the token itself brings, issuer, audience, times, id. What the event
 * says is the caller's.
 */
public final class EventTokens {
  /** Characters of a token. */
  private static final int LONGEST = 16_384;

  private static final int LONGEST_ID = 256;
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Rules rules;
  private final Clock clock;
  private final DefaultJOSEProcessor<SecurityContext> signatures = new DefaultJOSEProcessor<>();

  /**
   * What a token must say of itself.
   *
   * @param types values of header {@code typ} in lower case; the empty text for none
   * @param oldest age from which on it is refused
   * @param mayExpire whether {@code exp} may be there
   */
  public record Rules(
      String issuer, String audience, Set<String> types, Duration oldest, boolean mayExpire) {
    public Rules {
      types = Set.copyOf(types);
    }
  }

  EventTokens(Rules rules, JWSKeySelector<SecurityContext> keys, Clock clock) {
    this.rules = rules;
    this.clock = clock;
    signatures.setJWSTypeVerifier((type, context) -> {});
    signatures.setJWSKeySelector(keys);
  }

  /**
   * @param keys address of the key set; one without TLS is called if it is given here
   */
  public static EventTokens at(URI keys, Rules rules, Clock clock) {
    boolean plain = "http".equalsIgnoreCase(keys.getScheme());
    try {
      return new EventTokens(
          rules, SigningKeys.at(keys, Set.of(), new ProviderHttp(PATIENCE, plain)), clock);
    } catch (OAuthException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The claims of a token that holds. */
  public JsonObject verify(String token) throws EventTokenException {
    require(token.length() <= LONGEST, Fault.MALFORMED);
    try {
      JWSObject signed = JWSObject.parse(token);
      require(rules.types().contains(type(signed.getHeader().getType())), Fault.TYPE);
      JsonObject claims =
          Json.parseObject(signatures.process(signed, null).toString())
              .orElseThrow(() -> new EventTokenException(Fault.MALFORMED));
      check(claims);
      return claims;
    } catch (ParseException e) {
      throw new EventTokenException(Fault.MALFORMED);
    } catch (KeySourceException e) {
      throw new EventTokenException(Fault.KEYS_UNREACHABLE);
    } catch (BadJOSEException | JOSEException e) {
      throw new EventTokenException(Fault.KEY);
    } catch (RuntimeException e) {
      // the library throws unchecked exceptions on some hostile headers
      throw new EventTokenException(Fault.MALFORMED);
    }
  }

  /** Until when a token may come again that holds now: its id must be remembered for so long. */
  public Instant forgettable(JsonObject claims) {
    return issued(claims).plus(rules.oldest()).plus(SKEW);
  }

  private void check(JsonObject claims) throws EventTokenException {
    require(is(claims.get("iss"), rules.issuer()), Fault.ISSUER);
    require(isForUs(claims.get("aud")), Fault.AUDIENCE);
    checkTimes(claims);
    require(
        claims.get("jti") instanceof JsonString id
            && !id.getString().isBlank()
            && id.getString().length() <= LONGEST_ID,
        Fault.ID);
  }

  private void checkTimes(JsonObject claims) throws EventTokenException {
    double now = clock.instant().getEpochSecond();
    double skew = SKEW.toSeconds();
    require(claims.get("iat") instanceof JsonNumber, Fault.TIME);
    double issued = claims.getJsonNumber("iat").doubleValue();
    require(issued <= now + skew && issued >= now - rules.oldest().toSeconds(), Fault.TIME);
    JsonValue end = claims.get("exp");
    require(
        end == null
            || rules.mayExpire()
                && end instanceof JsonNumber number
                && number.doubleValue() > now - skew,
        Fault.TIME);
    JsonValue start = claims.get("nbf");
    require(
        start == null || start instanceof JsonNumber number && number.doubleValue() <= now + skew,
        Fault.TIME);
  }

  private static Instant issued(JsonObject claims) {
    return Instant.ofEpochSecond((long) claims.getJsonNumber("iat").doubleValue());
  }

  private boolean isForUs(JsonValue audience) {
    return audience instanceof JsonArray several
        ? several.stream().anyMatch(one -> is(one, rules.audience()))
        : is(audience, rules.audience());
  }

  private static boolean is(JsonValue value, String expected) {
    return value instanceof JsonString text && text.getString().equals(expected);
  }

  /** RFC 7515 4.1.9: case does not count, and {@code application/} may be left out. */
  private static String type(JOSEObjectType type) {
    return type == null
        ? ""
        : type.getType().toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
  }

  private static void require(boolean met, Fault fault) throws EventTokenException {
    if (!met) {
      throw new EventTokenException(fault);
    }
  }
}
