package org.gatehouse.account;

import java.time.Instant;

/**
 * A tenant asks somebody in, who belongs to it once he agrees.
 *
 * @param login canonical user name or e-mail address, as the inviter typed it; it may be nobody's
 */
public record Invitation(String id, String tenantId, String login, Instant expiresAt) {}
