package org.gatehouse.portal;

import jakarta.ejb.ApplicationException;

/** A change the rules forbid; the message is a code, for which the portal's texts have words. */
@ApplicationException(rollback = true)
public class RefusedChangeException extends RuntimeException {
  RefusedChangeException(String code) {
    super(code);
  }

  String code() {
    return getMessage();
  }
}
