package org.gatehouse.bench;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** Without database or transaction, so that only the container's check is measured. */
@Stateless
@RolesAllowed("ADMIN")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SecuredEjb {
  public String answer() {
    return OpenResource.ANSWER;
  }
}
