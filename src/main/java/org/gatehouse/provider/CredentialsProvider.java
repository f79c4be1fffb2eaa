package org.gatehouse.provider;

import java.util.Optional;
import org.gatehouse.account.User;

/**
 * Checks the fields of a sign-in form: Auth.js's {@code authorize}. The built-in one looks up the
 * database; a bean of the application that implements this takes its place by being there.
 */
public interface CredentialsProvider {
  /**
   * The user these credentials prove; empty if they prove nobody.
   *
   * @throws CredentialsSigninException to refuse with a code of its own
   * @throws ProviderUnavailableException if nothing can be said now; any other exception reads
   *     {@code error=Configuration}
   */
  Optional<User> authorize(Credentials credentials);
}
