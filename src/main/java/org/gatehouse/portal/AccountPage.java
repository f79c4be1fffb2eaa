package org.gatehouse.portal;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * Model of the account page.
 *
 * @param csrfToken for its forms
 */
@JStache(path = "org/gatehouse/portal/account.mustache")
record AccountPage(
    PortalFrame frame,
    Outcome outcome,
    String csrfToken,
    String firstName,
    String lastName,
    List<Choice> tenants,
    List<Linked> accounts,
    List<Linkable> links,
    List<Fact> facts) {

  /** A tenant to choose. */
  record Choice(String id, String name, boolean current) {}

  /** A provider's account. */
  record Linked(String provider, String name, String id) {}

  /** A provider that may be linked. */
  record Linkable(String name, String action) {}

  /** A member of {@code session.user}. */
  record Fact(String name, String value) {}

  boolean withTenants() {
    return tenants.size() > 1;
  }
}
