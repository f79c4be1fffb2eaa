package org.gatehouse.portal;

import io.jstach.jstache.JStache;
import java.util.List;
import org.gatehouse.application.SignInWays;

/**
 * Model of the account page.
 *
 * @param csrfToken for its forms
 * @param proof what to ask for before accounts may be linked and unlinked; null if nothing
 */
@JStache(path = "org/gatehouse/portal/account.mustache")
record AccountPage(
    PortalFrame frame,
    Outcome outcome,
    String csrfToken,
    String firstName,
    String lastName,
    List<Choice> tenants,
    List<DefaultTenants.Choice> starts,
    List<SignInWays.Linked> accounts,
    List<Linkable> links,
    Proof proof,
    List<SessionEntry> sessions,
    List<Fact> facts) {

  /** A tenant to choose. */
  record Choice(String id, String name, boolean current) {}

  /** A provider that may be linked. */
  record Linkable(String name, String action) {}

  /**
   * How somebody proves again who he is.
   *
   * @param action where the password goes
   * @param username null for somebody without a password
   * @param visits linked providers that prove him too
   */
  record Proof(String action, String username, List<Linkable> visits) {}

  /** A member of {@code session.user}. */
  record Fact(String name, String value) {}

  /** Where the forms of the sessions go. */
  String action() {
    return frame.home() + "/account";
  }

  boolean withOthers() {
    return sessions.size() > 1;
  }

  boolean fresh() {
    return proof == null;
  }

  boolean withTenants() {
    return tenants.size() > 1;
  }
}
