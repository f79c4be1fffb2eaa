package org.gatehouse.provider.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.config.ProviderConfig;
import org.gatehouse.config.ProviderSetting;
import org.gatehouse.provider.Checks;
import org.gatehouse.provider.Departure;

/** One provider: start an attempt, finish it, refresh its tokens, end its session. */
public final class OAuthClient {
  private static final int LONGEST = 4096;

  private final ProviderConfig config;
  private final ProfileMapping mapping;
  private final Discovery discovery;
  private final TokenEndpoint tokens;
  private final UserinfoEndpoint userinfo;
  private final Demands demands;
  private final LogoutTokens logoutTokens;

  OAuthClient(ProviderConfig config, ProfileMapping mapping, Clock clock, Duration patience) {
    this.config = config;
    this.mapping = mapping;
    boolean httpAllowed =
        config.issuer().or(config.endpoints()::token).filter(OAuthClient::isPlain).isPresent();
    ProviderHttp http = new ProviderHttp(patience, httpAllowed);
    this.discovery = new Discovery(config, http, clock);
    this.tokens = new TokenEndpoint(config, discovery, http, clock);
    this.userinfo = new UserinfoEndpoint(discovery, http);
    this.demands = new Demands(config, clock);
    this.logoutTokens = new LogoutTokens(config, mapping, discovery, http, clock);
  }

  public ProviderConfig config() {
    return config;
  }

  /**
   * The authorization request: code flow with PKCE S256, state, and a nonce for OpenID Connect.
   *
   * @param asked further parameters by the application's client; those of the protocol and those
   *     that are configured are ignored
   * @throws OAuthException if the provider's discovery cannot be read
   */
  public Departure start(URI redirectUri, Map<String, String> asked) throws OAuthException {
    Endpoints endpoints = discovery.endpoints();
    Checks checks = Checks.fresh();
    Scope scope =
        config.scope().isEmpty() ? null : new Scope(config.scope().toArray(String[]::new));
    ClientID client = new ClientID(config.clientId());
    CodeVerifier verifier = new CodeVerifier(checks.codeVerifier());
    AuthorizationRequest request =
        config.type() == ProviderConfig.Type.OAUTH
            ? new AuthorizationRequest.Builder(ResponseType.CODE, client)
                .endpointURI(endpoints.authorization())
                .redirectionURI(redirectUri)
                .scope(scope)
                .state(new State(checks.state()))
                .responseMode(responseMode())
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
            : new AuthenticationRequest.Builder(ResponseType.CODE, scope, client, redirectUri)
                .endpointURI(endpoints.authorization())
                .state(new State(checks.state()))
                .nonce(new Nonce(checks.nonce()))
                .responseMode(responseMode())
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build();
    return new Departure(withMore(request.toURI(), asked), checks);
  }

  /**
   * Judges what the browser brought back, exchanges the code, verifies the answer.
   *
   * @param parameters of the callback, each given once
   */
  public Identity finish(Map<String, String> parameters, Checks checks, URI redirectUri)
      throws OAuthException {
    Endpoints endpoints = discovery.endpoints();
    if (!same(parameters.getOrDefault("state", ""), checks.state())) {
      throw check("state");
    }
    checkIssuer(parameters, endpoints);
    if (parameters.containsKey("error")) {
      throw new OAuthException(OAuthException.Kind.PROVIDER_ERROR, "the provider refused");
    }
    String code = parameters.getOrDefault("code", "");
    if (code.isEmpty() || code.length() > LONGEST) {
      throw check("code");
    }
    TokenEndpoint.Answer answer =
        tokens.exchange(
            new AuthorizationCode(code),
            redirectUri,
            new CodeVerifier(checks.codeVerifier()),
            checks.nonce());
    if (config.type() == ProviderConfig.Type.OIDC) {
      demands.check(answer.idClaims());
    }
    JsonObject claims = answer.idClaims();
    if (claims.isEmpty() || thin(claims) && endpoints.userinfo().isPresent()) {
      claims = userinfo.of(answer);
    }
    Profile profile = profile(claims);
    if (profile.email().isEmpty() && mapping.more().isPresent()) {
      claims = userinfo.withMore(claims, answer, mapping.more().get());
      profile = profile(claims);
    }
    return new Identity(profile, claims, answer.idClaims(), answer.tokens());
  }

  /**
   * Trades a refresh token for new tokens; never throws.
   *
   * @param subject the provider's account id that a new ID token must name
   */
  public RefreshResult refresh(String refreshToken, String subject) {
    return tokens.refresh(refreshToken, subject);
  }

  /** What the userinfo endpoint says to this access token. */
  public JsonObject userinfo(String accessToken) throws OAuthException {
    return userinfo.of(accessToken);
  }

  /** What a logout token says ended (OpenID Connect Back-Channel Logout 1.0). */
  public ProviderLogout logout(String logoutToken) throws EventTokenException {
    return logoutTokens.read(logoutToken);
  }

  /** Where to end the session at the provider (OpenID Connect RP-Initiated Logout 1.0). */
  public Optional<URI> endSession(Optional<String> idToken, URI back) {
    try {
      return discovery
          .endpoints()
          .endSession()
          .map(
              endpoint ->
                  URI.create(
                      endpoint
                          + (endpoint.getRawQuery() == null ? "?" : "&")
                          + "client_id="
                          + encode(config.clientId())
                          + idToken.map(hint -> "&id_token_hint=" + encode(hint)).orElse("")
                          + "&post_logout_redirect_uri="
                          + encode(back.toString())));
    } catch (OAuthException e) {
      return Optional.empty();
    }
  }

  /** Origins that a form on our pages is redirected to; the issuer's before the first discovery. */
  public Set<String> formTargets() {
    Set<String> origins = new TreeSet<>();
    config.issuer().ifPresent(uri -> origins.add(origin(uri)));
    discovery
        .known()
        .ifPresent(
            endpoints -> {
              origins.add(origin(endpoints.authorization()));
              endpoints.endSession().ifPresent(uri -> origins.add(origin(uri)));
            });
    return origins;
  }

  /** None where it is the one that the code flow has anyway. */
  private ResponseMode responseMode() {
    return config.responseMode() == ProviderConfig.ResponseMode.FORM_POST
        ? ResponseMode.FORM_POST
        : null;
  }

  private void checkIssuer(Map<String, String> parameters, Endpoints endpoints)
      throws OAuthException {
    String named = parameters.get("iss");
    boolean wrong =
        named == null
            ? endpoints.issParameter()
            : config.issuer().filter(issuer -> !issuer.toString().equals(named)).isPresent();
    if (wrong) {
      throw check("iss");
    }
  }

  Profile profile(JsonObject claims) throws OAuthException {
    try {
      return mapping.map(claims);
    } catch (RuntimeException e) {
      String reason =
          config.profile().paths().containsKey(ProviderSetting.PROFILE_ID)
              ? "auth." + config.id() + ".profile.id names no account id in the answer"
              : "the profile has no account id";
      throw new OAuthException(OAuthException.Kind.INVALID_TOKEN, reason);
    }
  }

  private static boolean thin(JsonObject claims) {
    return !claims.containsKey("email") && !claims.containsKey("name");
  }

  private URI withMore(URI location, Map<String, String> asked) {
    StringBuilder text = new StringBuilder(location.toString());
    demands
        .parameters(asked)
        .forEach((k, v) -> text.append('&').append(encode(k)).append('=').append(encode(v)));
    return URI.create(text.toString());
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private static OAuthException check(String what) {
    return new OAuthException(OAuthException.Kind.INVALID_CHECK, what + " does not fit");
  }

  private static boolean isPlain(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme());
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
