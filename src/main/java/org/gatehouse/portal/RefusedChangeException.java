package org.gatehouse.portal;

import jakarta.ejb.ApplicationException;

/** A change the rules forbid; the message may be shown. */
@ApplicationException(rollback = true)
public class RefusedChangeException extends RuntimeException {
  RefusedChangeException(String message) {
    super(message);
  }
}
