package org.gatehouse.portal;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * Model of the administration page.
 *
 * @param csrfToken for its forms
 * @param offset of the first user shown
 * @param newId what was typed, if it was refused; so {@code newName} and {@code newLogin}
 * @param pages links to the users before and after these
 * @param ofPlatform whether everybody's sessions are the visitor's to end
 */
@JStache(path = "org/gatehouse/portal/admin.mustache")
record AdminPage(
    PortalFrame frame,
    Outcome outcome,
    String csrfToken,
    int offset,
    List<Row> users,
    List<PortalFrame.Link> pages,
    boolean ofPlatform,
    List<TenantRow> tenants,
    boolean withTenants,
    String newId,
    String newName,
    List<Invited> invitations,
    boolean withInvitations,
    String newLogin,
    List<SecretRow> secrets,
    boolean withSecrets) {

  /** A user; {@code toggle} is what the button does and {@code toggleText} what it says. */
  record Row(
      String id,
      String username,
      String name,
      String email,
      List<Choice> roles,
      String state,
      String toggle,
      String toggleText) {}

  /** A role to choose. */
  record Choice(String name, boolean current) {}

  /** Somebody who was asked in and has not answered. */
  record Invited(String id, String login) {}

  /** A secret that sessions are sealed with; no number of sessions until they were counted. */
  record SecretRow(String setting, String id, String state, String sessions) {}

  /** A tenant. */
  record TenantRow(String id, String name) {}
}
