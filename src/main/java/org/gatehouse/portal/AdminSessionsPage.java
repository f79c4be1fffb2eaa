package org.gatehouse.portal;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * Model of the page with the sessions of a user, or with the question whether everybody's are to
 * end.
 *
 * @param csrfToken for its forms
 * @param person whose they are; empty for everybody's
 * @param action where its forms go
 * @param starts tenants to choose the default from
 */
@JStache(path = "org/gatehouse/portal/admin-sessions.mustache")
record AdminSessionsPage(
    PortalFrame frame,
    Outcome outcome,
    String csrfToken,
    String person,
    String action,
    List<DefaultTenants.Choice> starts,
    List<SessionEntry> sessions) {

  boolean everybody() {
    return person.isEmpty();
  }

  boolean withStarts() {
    return starts.size() > 1;
  }

  boolean none() {
    return sessions.isEmpty() && !outcome.failed();
  }

  boolean some() {
    return !sessions.isEmpty();
  }
}
