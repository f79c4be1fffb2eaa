package org.gatehouse.database;

import jakarta.ejb.ApplicationException;

/** The database did not answer a look-up or a change. */
@ApplicationException(rollback = true)
public class DatabaseUnavailableException extends RuntimeException {
  public DatabaseUnavailableException(Throwable cause) {
    super("DatabaseUnavailable", cause);
  }
}
