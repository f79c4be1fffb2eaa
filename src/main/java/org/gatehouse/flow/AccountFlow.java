package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.account.Accounts;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.ProviderConfig;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.provider.oauth.Identity;
import org.gatehouse.provider.oauth.OAuthClient;
import org.gatehouse.provider.oauth.Profile;
import org.gatehouse.session.write.SessionCookies;
import org.gatehouse.token.Claims;

/** From a proven identity to a user of ours, by the rules of linking (wire.md 9), and a session. */
@ApplicationScoped
class AccountFlow {
  @Inject private Accounts accounts;
  @Inject private SessionStart start;
  @Inject private SessionCookies sessions;
  @Inject private AuthConfig config;

  /** The {@code signIn} callback runs before anything is written. */
  SignInResult signIn(OAuthClient client, Identity identity, CookieHeader header) {
    ProviderConfig provider = client.config();
    String type = provider.type() == ProviderConfig.Type.OIDC ? "oidc" : "oauth";
    ProviderAccount account =
        new ProviderAccount(
            provider.id(), type, identity.profile().id(), Optional.of(identity.tokens()));
    User profile = user(provider.id(), identity.profile());
    User shown = accounts.userOf(account).orElse(profile);
    if (shown.disabled()) {
      return SignInResult.refused(SignInError.ACCESS_DENIED);
    }
    Candidate candidate = new Candidate(shown, account, Optional.of(identity.claims()), true);
    return start.refusal(candidate).orElseGet(() -> allowed(provider, candidate, profile, header));
  }

  private SignInResult allowed(
      ProviderConfig provider, Candidate candidate, User profile, CookieHeader header) {
    Optional<String> signedIn = sessions.open(header).result().claims().flatMap(Claims::subject);
    Accounts.Circumstances now =
        new Accounts.Circumstances(signedIn, provider.linkByVerifiedEmail());
    Accounts.Outcome outcome = outcome(candidate.account(), profile, now);
    if (!(outcome instanceof Accounts.Outcome.Found found)) {
      return SignInResult.refused(SignInError.OAUTH_ACCOUNT_NOT_LINKED);
    }
    if (found.user().disabled()) {
      return SignInResult.refused(SignInError.ACCESS_DENIED);
    }
    User user = found.user();
    User pictured = user.image().isEmpty() ? user.withImage(profile.image()) : user;
    return start.begin(candidate.withUser(pictured), found.created(), header);
  }

  /** Two first sign-ins at once: the one that came second finds what the first made. */
  private Accounts.Outcome outcome(
      ProviderAccount account, User profile, Accounts.Circumstances now) {
    try {
      return accounts.signIn(account, profile, now);
    } catch (DatabaseUnavailableException e) {
      if (accounts.userOf(account).isPresent()) {
        return accounts.signIn(account, profile, now);
      }
      throw e;
    }
  }

  private User user(String provider, Profile profile) {
    Map<String, String> attributes = new HashMap<>();
    profile.firstName().ifPresent(name -> attributes.put("firstName", name));
    profile.lastName().ifPresent(name -> attributes.put("lastName", name));
    String id = UUID.randomUUID().toString();
    return new User(
        id,
        provider + ":" + id,
        profile.name(),
        profile.email(),
        profile.emailVerified(),
        profile.image(),
        config.defaultRole(),
        false,
        attributes);
  }
}
