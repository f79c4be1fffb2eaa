package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.Accounts;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.callback.SignInContext;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.pipeline.refresh.LinkedTokens;
import org.gatehouse.provider.Proven;
import org.gatehouse.token.Claims;

/**
 * From a proof to a session, whatever proved it: the {@code signIn} callback, a user of ours by the
 * rules of linking (wire.md 9), and {@link SessionStart}.
 */
@ApplicationScoped
class Admission {
  @Inject private Accounts accounts;
  @Inject private SessionStart start;
  @Inject private LinkedTokens tokens;
  @Inject private AuthConfig config;

  /**
   * What was asked for.
   *
   * @param remembered whether the cookie outlives the browser
   * @param link whose account is to be linked; empty for a sign-in
   * @param fields of the form, as far as a callback may see them
   */
  record Wish(boolean remembered, Optional<SignInAttempt.Link> link, Map<String, String> fields) {}

  /** The {@code signIn} callback runs before anything is written. */
  SignInResult admit(Proven proven, Wish wish, CookieHeader header) {
    User shown =
        proven.ours() ? proven.user() : accounts.userOf(proven.account()).orElse(proven.user());
    if (shown.disabled()) {
      return SignInResult.refused(SignInError.ACCESS_DENIED);
    }
    return start
        .refusal(new SignInContext(shown, proven.account(), proven.profile(), wish.fields()))
        .orElseGet(
            () ->
                proven.ours()
                    ? start.begin(proven, proven.user(), wish.remembered(), false, header)
                    : byAccount(proven, wish, header));
  }

  private SignInResult byAccount(Proven proven, Wish wish, CookieHeader header) {
    Optional<Claims> current = start.current(header);
    if (!holds(wish.link(), current)) {
      return SignInResult.refused(SignInError.OAUTH_ACCOUNT_NOT_LINKED);
    }
    Accounts.Circumstances now =
        new Accounts.Circumstances(
            current.flatMap(Claims::subject), wish.link().map(SignInAttempt.Link::subject));
    User described = proven.user().withRole(config.defaultRole());
    Accounts.Outcome outcome = outcome(proven.account(), described, now);
    if (outcome instanceof Accounts.Outcome.Found found) {
      User user = found.user();
      User pictured = user.image().isEmpty() ? user.withImage(described.image()) : user;
      boolean link = wish.link().isPresent();
      Proven kept = proven.with(tokens.keep(user.id(), proven.account(), link));
      Proven last = link ? last(kept, current.orElse(Claims.NONE)) : kept;
      return start.begin(last, pictured, wish.remembered(), found.created(), header);
    }
    return SignInResult.refused(
        outcome instanceof Accounts.Outcome.Disabled
            ? SignInError.ACCESS_DENIED
            : SignInError.OAUTH_ACCOUNT_NOT_LINKED);
  }

  /** A link is for the session it was begun in, and for nobody else. */
  private static boolean holds(Optional<SignInAttempt.Link> link, Optional<Claims> current) {
    return link.isEmpty() || link.equals(current.flatMap(SignInAttempt.Link::of));
  }

  /** Who links an account proved himself before, perhaps later than the provider says it did. */
  private static Proven last(Proven proven, Claims current) {
    return current
        .instant("auth_time")
        .filter(time -> time.isAfter(proven.when()))
        .map(time -> proven.by(current.texts("amr"), time))
        .orElse(proven);
  }

  /** Two first sign-ins at once: the one that came second finds what the first made. */
  private Accounts.Outcome outcome(
      ProviderAccount account, User described, Accounts.Circumstances now) {
    try {
      return accounts.signIn(account, described, now);
    } catch (DatabaseUnavailableException e) {
      if (accounts.userOf(account).isPresent()) {
        return accounts.signIn(account, described, now);
      }
      throw e;
    }
  }
}
