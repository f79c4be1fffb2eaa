package org.gatehouse.session;

/**
 * The tenant the caller works in, injectable anywhere; always from the session, never from the
 * request. Needs {@code auth.tenants}.
 */
public interface CurrentTenant {
  /**
   * Id of the tenant, checked once per request against the memberships in the database.
   *
   * @throws TenantUnavailableException if nobody is signed in, if the session has no tenant, or if
   *     the tenant or the membership is gone
   */
  String id();
}
