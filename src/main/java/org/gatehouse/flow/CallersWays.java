package org.gatehouse.flow;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.application.SignInWays;
import org.gatehouse.provider.Provider;
import org.gatehouse.provider.Providers;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;

/** The linked accounts of who calls. */
@RequestScoped
class CallersWays implements SignInWays {
  @Inject private Claims caller;
  @Inject private LinkedAccounts accounts;
  @Inject private FreshProof fresh;
  @Inject private Providers providers;

  @Override
  public List<Linked> linked() {
    return accounts.of(caller).stream()
        .map(
            account ->
                new Linked(
                    account.provider(),
                    providers
                        .byId(account.provider())
                        .map(Provider::name)
                        .orElse(account.provider()),
                    account.providerAccountId(),
                    came(account)))
        .toList();
  }

  @Override
  public List<Visited> linkable() {
    return visited(false);
  }

  @Override
  public List<Visited> provable() {
    return visited(true);
  }

  @Override
  public boolean fresh() {
    return fresh.of(caller);
  }

  @Override
  public Duration freshFor() {
    return fresh.age();
  }

  @Override
  public Unlinking unlink(String provider, String id) {
    return accounts.unlink(caller, provider, id);
  }

  private boolean came(ProviderAccount account) {
    return caller.text(ClaimName.PROVIDER.wire()).filter(account.provider()::equals).isPresent()
        && caller
            .text(ClaimName.PROVIDER_ACCOUNT_ID.wire())
            .filter(account.providerAccountId()::equals)
            .isPresent();
  }

  private List<Visited> visited(boolean linked) {
    Set<String> his =
        accounts.of(caller).stream().map(ProviderAccount::provider).collect(Collectors.toSet());
    return providers.visits().stream()
        .filter(provider -> his.contains(provider.id()) == linked)
        .map(provider -> new Visited(provider.id(), provider.name()))
        .toList();
  }
}
