package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.account.Accounts;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.application.SignInWays;
import org.gatehouse.provider.Provider;
import org.gatehouse.provider.Providers;
import org.gatehouse.token.Claims;

/** The providers' accounts by which somebody who is signed in may sign in. */
@ApplicationScoped
public class LinkedAccounts {
  @Inject private Accounts accounts;
  @Inject private Providers providers;
  @Inject private FreshProof fresh;

  /**
   * @param who the claims of his session
   */
  public List<ProviderAccount> of(Claims who) {
    return who.subject().map(accounts::of).orElse(List.of());
  }

  public SignInWays.Unlinking unlink(Claims who, String provider, String providerAccountId) {
    if (!fresh.of(who)) {
      return SignInWays.Unlinking.NOT_FRESH;
    }
    Set<String> usable = providers.all().stream().map(Provider::id).collect(Collectors.toSet());
    return who.subject()
            .filter(user -> accounts.unlink(user, provider, providerAccountId, usable))
            .isPresent()
        ? SignInWays.Unlinking.DONE
        : SignInWays.Unlinking.REFUSED;
  }
}
