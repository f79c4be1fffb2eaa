package org.gatehouse.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.flow.FreshProof;
import org.gatehouse.flow.LinkedAccounts;
import org.gatehouse.problem.ProblemCode;
import org.gatehouse.provider.Provider;
import org.gatehouse.provider.Providers;
import org.gatehouse.token.Claims;

/** The visitor's ways to sign in: those he has, those he may add, and the proof that this needs. */
@RequestScoped
class AccountForms {
  @Inject private Claims visitor;
  @Inject private LinkedAccounts accounts;
  @Inject private FreshProof fresh;
  @Inject private Providers providers;
  @Inject private Users users;
  @Inject private PublicUrl url;

  /** Of a provider that is no longer configured only the id is known. */
  List<AccountPage.Linked> linked() {
    return accounts.of(visitor).stream()
        .map(
            a ->
                new AccountPage.Linked(
                    a.provider(),
                    providers.byId(a.provider()).map(Provider::name).orElse(a.provider()),
                    a.providerAccountId()))
        .toList();
  }

  List<AccountPage.Linkable> linkable(HttpServletRequest request) {
    return visits(request, false, "");
  }

  /** Empty while the last proof is fresh. */
  Optional<AccountPage.Proof> proof(HttpServletRequest request) {
    if (fresh.of(visitor)) {
      return Optional.empty();
    }
    Optional<String> username =
        visitor.subject().filter(users::hasPassword).flatMap(users::byId).map(User::username);
    return Optional.of(
        new AccountPage.Proof(
            url.action(request, "callback/credentials"),
            username.orElse(null),
            visits(request, true, "?max_age=" + fresh.age().toSeconds())));
  }

  /**
   * @throws UpdateRefusedException if the account stays
   */
  void unlink(String provider, String account) {
    switch (accounts.unlink(visitor, provider, account)) {
      case DONE -> {}
      case REFUSED ->
          throw UpdateRefusedException.invalid("NotUnlinked", AccountsResource.NOT_UNLINKED);
      case NOT_FRESH ->
          throw UpdateRefusedException.forbidden(
              FreshProof.REQUIRED, ProblemCode.FRESH_SIGN_IN_REQUIRED.detail());
    }
  }

  private List<AccountPage.Linkable> visits(
      HttpServletRequest request, boolean linked, String query) {
    Set<String> his =
        accounts.of(visitor).stream().map(ProviderAccount::provider).collect(Collectors.toSet());
    return providers.visits().stream()
        .filter(provider -> his.contains(provider.id()) == linked)
        .map(
            provider ->
                new AccountPage.Linkable(
                    provider.name(), url.action(request, "signin/" + provider.id()) + query))
        .toList();
  }
}
