package org.gatehouse.provider;

import jakarta.ejb.ApplicationException;

/** Too many sign-ins wait to be checked: nothing was checked, and the same may be tried again. */
@ApplicationException(rollback = true)
public class ProviderBusyException extends ProviderUnavailableException {
  public ProviderBusyException() {
    super(null);
  }
}
