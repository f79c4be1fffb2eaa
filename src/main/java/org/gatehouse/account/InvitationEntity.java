package org.gatehouse.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code auth_invitations}; leaves this room only as {@link Invitation}. */
@Entity(name = "Invitation")
@Table(name = "auth_invitations")
public class InvitationEntity {
  @Id private String id;

  @Column(name = "tenant_id")
  private String tenantId;

  private String login;

  @Column(name = "invited_by")
  private String invitedBy;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected InvitationEntity() {}

  InvitationEntity(Invitation invitation, String invitedBy) {
    this.id = invitation.id();
    this.tenantId = invitation.tenantId();
    this.login = invitation.login();
    this.invitedBy = invitedBy;
    this.expiresAt = invitation.expiresAt();
  }

  Invitation toInvitation() {
    return new Invitation(id, tenantId, login, expiresAt);
  }
}
