package org.gatehouse.provider.oauth;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import org.gatehouse.json.Json;

/** The userinfo endpoint (OpenID Connect Core 5.3), and what some providers have below it. */
final class UserinfoEndpoint {
  private final Discovery discovery;
  private final ProviderHttp http;

  UserinfoEndpoint(Discovery discovery, ProviderHttp http) {
    this.discovery = discovery;
    this.http = http;
  }

  /** The userinfo answer, which must name the subject of the ID token (OpenID Connect 5.3.2). */
  JsonObject of(TokenEndpoint.Answer answer) throws OAuthException {
    JsonObject claims = of(answer.tokens().accessToken());
    String expected = answer.idClaims().getString("sub", "");
    if (!expected.isEmpty() && !expected.equals(claims.getString("sub", ""))) {
      throw invalid("userinfo names somebody else");
    }
    return claims;
  }

  JsonObject of(String accessToken) throws OAuthException {
    return get(accessToken, "").asJsonObject();
  }

  JsonObject withMore(JsonObject claims, TokenEndpoint.Answer answer, String path) {
    try {
      JsonValue more = get(answer.tokens().accessToken(), path);
      return Json.PROVIDER.createObjectBuilder(claims).add("more", more).build();
    } catch (OAuthException e) {
      return claims;
    }
  }

  private JsonValue get(String accessToken, String path) throws OAuthException {
    URI base =
        discovery
            .endpoints()
            .userinfo()
            .orElseThrow(() -> invalid("the provider names no userinfo endpoint"));
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, URI.create(base + path));
    request.setAuthorization(new BearerAccessToken(accessToken).toAuthorizationHeader());
    request.setAccept("application/json");
    HTTPResponse response = http.call(request);
    if (response.getStatusCode() != 200) {
      throw new OAuthException(
          OAuthException.Kind.UNAVAILABLE, "status " + response.getStatusCode());
    }
    JsonValue value =
        Json.parse(response.getBody()).orElseThrow(() -> invalid("userinfo is no JSON"));
    if (path.isEmpty() && value.getValueType() != JsonValue.ValueType.OBJECT) {
      throw invalid("userinfo is no object");
    }
    return value;
  }

  private static OAuthException invalid(String reason) {
    return new OAuthException(OAuthException.Kind.INVALID_TOKEN, reason);
  }
}
