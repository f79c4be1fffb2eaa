package org.gatehouse.provider.credentials;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.CredentialsProvider;
import org.gatehouse.provider.FormProvider;
import org.gatehouse.provider.Proven;
import org.gatehouse.provider.ProviderSource;

/** The provider {@code credentials}: whatever {@link CredentialsProvider} the application has. */
record PasswordForm(CredentialsProvider provider, Clock clock) implements FormProvider {
  private static final String ID = "credentials";

  /** RFC 8176: password-based authentication. */
  private static final List<String> HOW = List.of("pwd");

  /** Registers it. */
  @ApplicationScoped
  public static class Source implements ProviderSource {
    @Inject private BeanManager beans;
    @Inject private Clock clock;

    @Override
    public List<FormProvider> providers() {
      return List.of(new PasswordForm(CredentialsChoice.of(beans), clock));
    }
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "Credentials";
  }

  @Override
  public String type() {
    return ID;
  }

  @Override
  public Optional<Proven> finish(Credentials fields) {
    return provider.authorize(fields).map(this::proven);
  }

  private Proven proven(User proven) {
    User user = proven.id().isBlank() ? proven.withId(UUID.randomUUID().toString()) : proven;
    ProviderAccount account = new ProviderAccount(ID, ID, user.id());
    return new Proven(user, true, account, Optional.empty(), HOW, clock.instant());
  }
}
