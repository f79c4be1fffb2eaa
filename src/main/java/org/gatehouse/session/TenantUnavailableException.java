package org.gatehouse.session;

import jakarta.ejb.ApplicationException;

/** There is no tenant to work in; the code says why. */
@ApplicationException(rollback = true)
public class TenantUnavailableException extends RuntimeException {
  private final boolean gone;

  private TenantUnavailableException(String code, boolean gone) {
    super(code);
    this.gone = gone;
  }

  /** The session never had one. */
  public static TenantUnavailableException none() {
    return new TenantUnavailableException("NoTenant", false);
  }

  /** The tenant was deleted, or the user left it. */
  public static TenantUnavailableException gone() {
    return new TenantUnavailableException("TenantGone", true);
  }

  public boolean isGone() {
    return gone;
  }
}
