package org.gatehouse.rotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code auth_secret_use}. */
@Entity(name = "SecretRow")
@Table(name = "auth_secret_use")
public class SecretRow {
  @Id private String id;

  @Column(name = "first_seen")
  private Instant firstSeen;

  @Column(name = "sealed_at")
  private Instant sealedAt;

  @Column(name = "lives_until")
  private Instant livesUntil;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  /** For JPA. */
  protected SecretRow() {}

  SecretRow(String id, Instant firstSeen, Instant livesUntil) {
    this.id = id;
    this.firstSeen = firstSeen;
    this.sealedAt = Instant.EPOCH;
    this.livesUntil = livesUntil;
    this.openedAt = Instant.EPOCH;
    this.revokedAt = Instant.EPOCH;
  }

  SecretStore.Row toRow() {
    return new SecretStore.Row(id, firstSeen, sealedAt, livesUntil, openedAt, revokedAt);
  }
}
