package org.gatehouse.provider.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.config.ProviderConfig;

/**
 * Verifies ID tokens (OpenID Connect Core 3.1.3.7): signature by a key of the provider's set, and
 * nothing the token itself brings; issuer, audience, times, nonce, hash of the access token.
 */
final class IdTokens {
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private final ProviderConfig config;
  private final Clock clock;
  private final IDTokenValidator validator;

  IdTokens(ProviderConfig config, Endpoints endpoints, ProviderHttp http, Clock clock)
      throws OAuthException {
    this.config = config;
    this.clock = clock;
    URI jwks = endpoints.jwks().orElseThrow(() -> invalid("the provider names no key set"));
    this.validator =
        new IDTokenValidator(
            new Issuer(config.issuer().orElseThrow()),
            new ClientID(config.clientId()),
            SigningKeys.at(jwks, endpoints.algorithms(), http),
            null);
    validator.setMaxClockSkew((int) SKEW.toSeconds());
  }

  /**
   * @param nonce empty for a token that came by a refresh
   */
  IDTokenClaimsSet verify(JWT token, AccessToken access, String nonce) throws OAuthException {
    if (!(token instanceof SignedJWT signed)) {
      throw invalid("the ID token is not signed");
    }
    try {
      IDTokenClaimsSet claims =
          validator.validate(signed, nonce.isEmpty() ? null : new Nonce(nonce));
      checkTimes(claims);
      checkParty(claims);
      if (claims.getAccessTokenHash() != null) {
        AccessTokenValidator.validate(
            access, signed.getHeader().getAlgorithm(), claims.getAccessTokenHash());
      }
      return claims;
    } catch (BadJOSEException | InvalidHashException e) {
      throw invalid("the ID token breaks a rule: " + e.getClass().getSimpleName());
    } catch (JOSEException e) {
      throw new OAuthException(OAuthException.Kind.UNAVAILABLE, "the key set cannot be read");
    } catch (RuntimeException e) {
      throw invalid("the ID token cannot be read");
    }
  }

  /** What the library leaves open: not-before, and a clock that is far behind ours. */
  private void checkTimes(IDTokenClaimsSet claims) throws OAuthException {
    Instant now = clock.instant();
    Instant issued = claims.getIssueTime().toInstant();
    var notBefore = claims.getDateClaim("nbf");
    boolean early = notBefore != null && notBefore.toInstant().isAfter(now.plus(SKEW));
    if (early || issued.isBefore(now.minus(OLDEST))) {
      throw invalid("the ID token is not of now");
    }
  }

  /** Several audiences need an authorized party, and it must be us. */
  private void checkParty(IDTokenClaimsSet claims) throws OAuthException {
    var party = claims.getAuthorizedParty();
    boolean foreign = party != null && !party.getValue().equals(config.clientId());
    if (foreign || party == null && claims.getAudience().size() > 1) {
      throw invalid("the ID token is for another party");
    }
  }

  private static OAuthException invalid(String reason) {
    return new OAuthException(OAuthException.Kind.INVALID_TOKEN, reason);
  }
}
