package org.gatehouse.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.application.Addresses;
import org.gatehouse.application.SignInWays;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.problem.ProblemCode;
import org.gatehouse.token.Claims;

/** The visitor's ways to sign in: those he has, those he may add, and the proof that this needs. */
@RequestScoped
class AccountForms {
  @Inject private Claims visitor;
  @Inject private SignInWays ways;
  @Inject private Users users;
  @Inject private Addresses url;

  List<AccountPage.Linkable> linkable(HttpServletRequest request) {
    return visits(request, ways.linkable(), "");
  }

  /** Empty while the last proof is fresh. */
  Optional<AccountPage.Proof> proof(HttpServletRequest request) {
    if (ways.fresh()) {
      return Optional.empty();
    }
    Optional<String> username =
        visitor.subject().filter(users::hasPassword).flatMap(users::byId).map(User::username);
    return Optional.of(
        new AccountPage.Proof(
            url.action(request, "callback/credentials"),
            username.orElse(null),
            visits(request, ways.provable(), "?max_age=" + ways.freshFor().toSeconds())));
  }

  /**
   * @throws UpdateRefusedException if the account stays
   */
  void unlink(String provider, String account) {
    switch (ways.unlink(provider, account)) {
      case DONE -> {}
      case REFUSED ->
          throw UpdateRefusedException.invalid("NotUnlinked", AccountsResource.NOT_UNLINKED);
      case NOT_FRESH ->
          throw UpdateRefusedException.forbidden(
              ProblemCode.FRESH_SIGN_IN_REQUIRED.wireName(),
              ProblemCode.FRESH_SIGN_IN_REQUIRED.detail());
    }
  }

  private List<AccountPage.Linkable> visits(
      HttpServletRequest request, List<SignInWays.Visited> providers, String query) {
    return providers.stream()
        .map(
            provider ->
                new AccountPage.Linkable(
                    provider.name(), url.action(request, "signin/" + provider.id()) + query))
        .toList();
  }
}
