package org.gatehouse.portal;

import io.jstach.jstache.JStache;
import java.util.List;

/** Model of the page on which a user answers invitations. */
@JStache(path = "org/gatehouse/portal/invitations.mustache")
record InvitationsPage(
    PortalFrame frame,
    Outcome outcome,
    String csrfToken,
    List<OwnInvitations.Pending> invitations) {}
