package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.cookie.CheckCookies;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.provider.oauth.Authorization;
import org.gatehouse.provider.oauth.Identity;
import org.gatehouse.provider.oauth.OAuthClient;
import org.gatehouse.provider.oauth.OAuthClients;
import org.gatehouse.provider.oauth.OAuthException;
import org.gatehouse.session.write.SessionCookies;
import org.gatehouse.store.Once;

/** Sign-in by a provider: away to it, and back (wire.md 9). */
@ApplicationScoped
public class OAuthSignInFlow {
  private static final Logger LOG = System.getLogger(OAuthSignInFlow.class.getName());

  @Inject private OAuthClients clients;
  @Inject private SignInAttempts attempts;
  @Inject private AccountFlow accounts;
  @Inject private SessionCookies sessions;
  @Inject private Once once;
  @Inject private Clock clock;

  /** Where to send the browser, with the cookies of the attempt. */
  public record Started(URI location, List<SetCookie> cookies) {}

  /**
   * How a callback ended.
   *
   * @param target where to go after a sign-in; empty if no attempt was found
   * @param cookies deletions of the attempt's cookies
   */
  public record Finished(SignInResult result, Optional<String> target, List<SetCookie> cookies) {}

  /**
   * Starts an attempt; empty if there is no such provider or it cannot be asked.
   *
   * @param target as the redirect stage allowed it
   * @param asked query parameters of the request
   */
  public Optional<Started> start(
      String provider,
      URI redirectUri,
      String target,
      Map<String, String> asked,
      CookieHeader header) {
    Optional<OAuthClient> client = clients.byId(provider);
    if (client.isEmpty()) {
      return Optional.empty();
    }
    try {
      Authorization authorization = client.get().start(redirectUri, asked);
      SignInAttempt attempt = new SignInAttempt(provider, authorization.checks(), target);
      return Optional.of(new Started(authorization.location(), attempts.remember(attempt, header)));
    } catch (OAuthException e) {
      log(provider, e);
      return Optional.empty();
    }
  }

  /**
   * Finishes the attempt that the state names; never throws.
   *
   * @param parameters those the callback carries exactly once
   */
  public Finished finish(
      String provider, URI redirectUri, Map<String, String> parameters, CookieHeader header) {
    String state = parameters.getOrDefault("state", "");
    List<SetCookie> cleared = attempts.forget(state, header);
    Optional<SignInAttempt> attempt = attempts.recall(provider, state, header);
    Optional<OAuthClient> client = clients.byId(provider);
    if (attempt.isEmpty() || client.isEmpty()) {
      return new Finished(
          SignInResult.refused(SignInError.CONFIGURATION), Optional.empty(), cleared);
    }
    Optional<String> target = attempt.map(SignInAttempt::target);
    try {
      boolean first =
          once.first("state " + state, clock.instant().plusSeconds(2 * CheckCookies.MAX_AGE));
      if (!first) {
        LOG.log(Level.WARNING, "OAuthRefused: {0}: the callback was used before.", provider);
        return new Finished(
            SignInResult.refused(SignInError.CONFIGURATION), Optional.empty(), cleared);
      }
      Identity identity = client.get().finish(parameters, attempt.get().checks(), redirectUri);
      SignInResult result = accounts.signIn(client.get(), identity, header);
      return new Finished(result, target, cleared);
    } catch (OAuthException e) {
      log(provider, e);
      SignInError error =
          switch (e.kind()) {
            case PROVIDER_ERROR -> SignInError.OAUTH_CALLBACK_ERROR;
            case DEMAND_NOT_MET -> SignInError.ACCESS_DENIED;
            case INVALID_CHECK, INVALID_TOKEN, UNAVAILABLE -> SignInError.CONFIGURATION;
          };
      return new Finished(SignInResult.refused(error), target, cleared);
    } catch (DatabaseUnavailableException e) {
      SignInResult result = SessionStart.failed(SignInError.UNAVAILABLE, "the accounts", e);
      return new Finished(result, target, cleared);
    } catch (RuntimeException e) {
      SignInResult result = SessionStart.failed(SignInError.CONFIGURATION, "the provider", e);
      return new Finished(result, target, cleared);
    }
  }

  /** Whether the request carries a session already (mission row C07). */
  public boolean isSignedIn(CookieHeader header) {
    return sessions.open(header).result().claims().isPresent();
  }

  private static void log(String provider, OAuthException e) {
    LOG.log(Level.WARNING, "OAuthRefused: {0}: {1}: {2}.", provider, e.kind(), e.getMessage());
  }
}
