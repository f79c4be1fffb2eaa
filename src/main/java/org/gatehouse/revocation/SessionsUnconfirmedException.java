package org.gatehouse.revocation;

import jakarta.ejb.ApplicationException;
import org.gatehouse.database.DatabaseUnavailableException;

/** The database was away for so long that what was taken away meanwhile is not known here. */
@ApplicationException(rollback = true)
public class SessionsUnconfirmedException extends DatabaseUnavailableException {
  private static final long serialVersionUID = 1L;

  public SessionsUnconfirmedException() {
    super(null);
  }
}
