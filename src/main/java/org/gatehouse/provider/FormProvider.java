package org.gatehouse.provider;

import java.util.Optional;

/** Starts with a form of the sign-in page and finishes with its fields: a password, a directory. */
public non-sealed interface FormProvider extends Provider {
  /**
   * What the fields prove; empty if they prove nobody.
   *
   * @throws CredentialsSigninException to refuse with a code of its own
   * @throws ProviderUnavailableException if nothing can be said now
   */
  Optional<Proven> finish(Credentials fields);
}
