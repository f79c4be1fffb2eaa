package org.gatehouse.provider;

import jakarta.ejb.ApplicationException;

/** The provider cannot decide now, for instance because its database is down: answered with 503. */
@ApplicationException(rollback = true)
public class ProviderUnavailableException extends RuntimeException {
  public ProviderUnavailableException(Throwable cause) {
    super("ProviderUnavailable", cause);
  }
}
