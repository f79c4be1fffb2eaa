package org.gatehouse.provider.oauth;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.config.ProviderConfig;
import org.gatehouse.json.Json;

/** The token endpoint: code exchange and refresh (RFC 6749 4.1.3, 6). */
final class TokenEndpoint {
  private final ProviderConfig config;
  private final Discovery discovery;
  private final ProviderHttp http;
  private final Clock clock;
  private Endpoints verifierFor;
  private IdTokens verifier;

  TokenEndpoint(ProviderConfig config, Discovery discovery, ProviderHttp http, Clock clock) {
    this.config = config;
    this.discovery = discovery;
    this.http = http;
    this.clock = clock;
  }

  /** Tokens, and the verified claims of the ID token; none for plain OAuth. */
  record Answer(ProviderTokens tokens, JsonObject idClaims) {
    @Override
    public String toString() {
      return "Answer[***]";
    }
  }

  Answer exchange(AuthorizationCode code, URI redirectUri, CodeVerifier verifier, String nonce)
      throws OAuthException {
    HTTPResponse response = call(new AuthorizationCodeGrant(code, redirectUri, verifier));
    try {
      TokenResponse parsed = parsed(response);
      if (!parsed.indicatesSuccess()) {
        throw invalid("the provider refused the code");
      }
      var success = parsed.toSuccessResponse();
      AccessToken access = success.getTokens().getAccessToken();
      JsonObject claims = JsonValue.EMPTY_JSON_OBJECT;
      Optional<String> idToken = Optional.empty();
      if (isOidc()) {
        var token = ((OIDCTokenResponse) success).getOIDCTokens().getIDToken();
        if (token == null) {
          throw invalid("there is no ID token");
        }
        claims = object(idTokens().verify(token, access, nonce).toJSONString());
        idToken = Optional.of(token.getParsedString());
      }
      RefreshToken refresh = success.getTokens().getRefreshToken();
      return new Answer(
          tokens(access, Optional.ofNullable(refresh).map(RefreshToken::getValue), idToken),
          claims);
    } catch (ParseException e) {
      throw invalid("the token answer cannot be read");
    }
  }

  RefreshResult refresh(String refreshToken, String subject) {
    try {
      TokenResponse parsed = parsed(call(new RefreshTokenGrant(new RefreshToken(refreshToken))));
      if (!parsed.indicatesSuccess()) {
        return new RefreshResult.Refused("the provider refused the refresh token");
      }
      var success = parsed.toSuccessResponse();
      AccessToken access = success.getTokens().getAccessToken();
      Optional<String> idToken = Optional.empty();
      if (success instanceof OIDCTokenResponse answer
          && answer.getOIDCTokens().getIDToken() != null) {
        idToken = sameSubject(answer.getOIDCTokens().getIDToken(), access, subject);
      }
      RefreshToken next = success.getTokens().getRefreshToken();
      String kept = next == null ? refreshToken : next.getValue();
      return new RefreshResult.Refreshed(tokens(access, Optional.of(kept), idToken));
    } catch (ParseException e) {
      return new RefreshResult.Refused("the token answer cannot be read");
    } catch (OAuthException e) {
      return e.kind() == OAuthException.Kind.UNAVAILABLE
          ? new RefreshResult.Unavailable(e.getMessage())
          : new RefreshResult.Refused(e.getMessage());
    }
  }

  /** None while the key set cannot be read, so that the new refresh token is not lost. */
  private Optional<String> sameSubject(JWT token, AccessToken access, String subject)
      throws OAuthException {
    try {
      if (!idTokens().verify(token, access, "").getSubject().getValue().equals(subject)) {
        throw invalid("the new ID token names somebody else");
      }
      return Optional.of(token.getParsedString());
    } catch (OAuthException e) {
      if (e.kind() == OAuthException.Kind.UNAVAILABLE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean isOidc() {
    return config.type() == ProviderConfig.Type.OIDC;
  }

  private TokenResponse parsed(HTTPResponse response) throws ParseException {
    return isOidc() ? OIDCTokenResponseParser.parse(response) : TokenResponse.parse(response);
  }

  private HTTPResponse call(AuthorizationGrant grant) throws OAuthException {
    URI endpoint = discovery.endpoints().token();
    ClientID id = new ClientID(config.clientId());
    Optional<ClientAuthentication> authentication =
        config
            .clientSecret()
            .map(secret -> new Secret(secret.reveal()))
            .flatMap(
                secret ->
                    switch (config.clientAuthentication()) {
                      case BASIC -> Optional.of(new ClientSecretBasic(id, secret));
                      case POST -> Optional.of(new ClientSecretPost(id, secret));
                      case NONE -> Optional.empty();
                    });
    TokenRequest.Builder request =
        authentication
            .map(proof -> new TokenRequest.Builder(endpoint, proof, grant))
            .orElseGet(() -> new TokenRequest.Builder(endpoint, id, grant));
    HTTPRequest call = request.build().toHTTPRequest();
    call.setAccept("application/json");
    HTTPResponse response = http.call(call);
    int status = response.getStatusCode();
    boolean page = status == 200 && Json.parse(response.getBody()).isEmpty();
    if (page || status >= 500 || status >= 300 && status < 400 || status == 429) {
      throw new OAuthException(OAuthException.Kind.UNAVAILABLE, "status " + status);
    }
    return response;
  }

  private synchronized IdTokens idTokens() throws OAuthException {
    Endpoints endpoints = discovery.endpoints();
    if (!endpoints.equals(verifierFor)) {
      verifier = new IdTokens(config, endpoints, http, clock);
      verifierFor = endpoints;
    }
    return verifier;
  }

  private ProviderTokens tokens(
      AccessToken access, Optional<String> refresh, Optional<String> idToken) {
    return new ProviderTokens(
        access.getValue(),
        access.getLifetime() > 0
            ? Optional.of(clock.instant().plusSeconds(access.getLifetime()))
            : Optional.empty(),
        refresh,
        idToken,
        Optional.ofNullable(access.getScope()).map(Object::toString));
  }

  private static JsonObject object(String text) throws OAuthException {
    return Json.parseObject(text).orElseThrow(() -> invalid("the ID token cannot be read"));
  }

  private static OAuthException invalid(String reason) {
    return new OAuthException(OAuthException.Kind.INVALID_TOKEN, reason);
  }
}
