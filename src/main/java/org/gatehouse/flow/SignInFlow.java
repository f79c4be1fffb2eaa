package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.CredentialsProvider;
import org.gatehouse.provider.CredentialsSigninException;
import org.gatehouse.provider.ProviderUnavailableException;

/** Sign-in with credentials: prove, then {@link SessionStart}. */
@ApplicationScoped
public class SignInFlow {
  private static final String PROVIDER = "credentials";

  /** Form field that is {@code no} for a session that ends with the browser. */
  private static final String REMEMBER = "remember";

  @Inject private CredentialsProvider provider;
  @Inject private SessionStart start;

  /** Checks the credentials and makes a session; never throws. */
  public SignInResult signIn(Credentials credentials, CookieHeader header) {
    boolean remembered = credentials.field(REMEMBER).filter("no"::equals).isEmpty();
    try {
      return provider
          .authorize(credentials)
          .map(user -> proven(user, header, remembered))
          .orElseGet(() -> refused(PROVIDER));
    } catch (CredentialsSigninException e) {
      return refused(e.code());
    } catch (ProviderUnavailableException e) {
      return SessionStart.failed(SignInError.UNAVAILABLE, "the credentials provider", e);
    } catch (RuntimeException e) {
      return SessionStart.failed(SignInError.CONFIGURATION, "the credentials provider", e);
    }
  }

  private SignInResult proven(User proven, CookieHeader header, boolean remembered) {
    User user = proven.id().isBlank() ? proven.withId(UUID.randomUUID().toString()) : proven;
    ProviderAccount account = new ProviderAccount(PROVIDER, PROVIDER, user.id());
    Candidate candidate = new Candidate(user, account, Optional.empty(), remembered);
    return start.refusal(candidate).orElseGet(() -> start.begin(candidate, false, header));
  }

  private static SignInResult refused(String code) {
    return new SignInResult.Refused(SignInError.CREDENTIALS_SIGNIN, Optional.of(code));
  }
}
