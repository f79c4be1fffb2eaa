package org.gatehouse.guard;

import jakarta.ejb.ApplicationException;

/** The session turned out to be of another release after its user was let in: it is over. */
@ApplicationException(rollback = true)
class SessionOutdatedException extends RuntimeException {
  SessionOutdatedException() {
    super("ClaimsOfAnotherVersion");
  }
}
