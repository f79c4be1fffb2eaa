package org.gatehouse.guard;

import jakarta.ejb.ApplicationException;

/** The caller lacks a permission; answered with 401 if nobody is signed in, else with 403. */
@ApplicationException(rollback = true)
public class PermissionDeniedException extends RuntimeException {
  public PermissionDeniedException() {
    super("PermissionDenied");
  }
}
