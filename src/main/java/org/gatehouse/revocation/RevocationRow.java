package org.gatehouse.revocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code auth_revocations}. */
@Entity(name = "RevocationRow")
@Table(name = "auth_revocations")
public class RevocationRow {
  @Id private String target;

  @Column(name = "raised_to")
  private long raisedTo;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected RevocationRow() {}

  RevocationRow(Target target, Instant expiresAt) {
    this.target = target.text();
    this.expiresAt = expiresAt;
  }
}
